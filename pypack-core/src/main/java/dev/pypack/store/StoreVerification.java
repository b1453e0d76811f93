package dev.pypack.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Hashes all files of a store anew, several at a time. */
final class StoreVerification {
    private static final long DAMAGED = -1;

    private final Store store;

    StoreVerification(Store store) {
        this.store = store;
    }

    VerifiedFiles run(int threads) throws IOException {
        List<WantedFile> files = files();
        List<Path> damaged = new ArrayList<>();
        long bytes = 0;
        ExecutorService pool = Executors.newFixedThreadPool(threads, StoreVerification::thread);
        try {
            List<Future<Long>> running = files.stream()
                    .map(each -> pool.submit(() -> verified(each)))
                    .toList();
            for (int i = 0; i < running.size(); i++) {
                long size = running.get(i).get();
                if (size == DAMAGED) {
                    damaged.add(new StoredFile(store, files.get(i)).path());
                } else {
                    bytes += size;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("a file can't be read", e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return new VerifiedFiles(files.size() - damaged.size(), bytes, damaged);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pypack-verify");
        thread.setDaemon(true);
        return thread;
    }

    /** All files, by the hashes that their folders are called by. */
    private List<WantedFile> files() throws IOException {
        List<WantedFile> files = new ArrayList<>();
        for (StoreItem item : StoreItem.in(store.root())) {
            String[] names = item.name().split("/", -1);
            if (item.kind().equals(StoredFiles.FOLDER)
                    && HashAlgorithm.named(names[1]).isPresent()) {
                Map<String, String> hash = Map.of(names[1], names[names.length - 1]);
                try (Stream<Path> each = Files.list(store.root().resolve(item.name()))) {
                    each.map(file -> String.valueOf(file.getFileName()))
                            .forEach(name -> files.add(new WantedFile(name, List.of(), OptionalLong.empty(), hash)));
                }
            }
        }
        return files;
    }

    /** The size of a file, or that it was damaged and is gone now. */
    private long verified(WantedFile wanted) throws IOException {
        StoredFile file = new StoredFile(store, wanted);
        long[] size = {DAMAGED};
        file.lock(store).whileHeld(() -> {
            if (file.isRightOrGone()) {
                size[0] = Files.size(file.path());
            } else {
                removeEmpty(file.path().resolveSibling(""));
            }
        });
        return size[0];
    }

    private static void removeEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException sameFileByAnotherName) {
            return;
        }
    }
}
