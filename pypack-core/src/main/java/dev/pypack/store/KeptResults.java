package dev.pypack.store;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was made of contents, found again by the hash of all that it was made from: in this module, another, or another
 * checkout. The results of a build are one file, and small files become one with those of the next build: so there are
 * few, and a change of one source writes little. Several threads may use it at a time.
 */
public final class KeptResults implements AutoCloseable {
    private static final String EXTENSION = ".results";
    private static final String PART = ".part";
    /** More than this is not kept; the oldest goes. */
    private static final long MOST_BYTES = 1L << 29;
    /** A build that began to write longer ago was killed. */
    private static final Duration LONGEST_BUILD = Duration.ofDays(1);

    private final Path folder;
    private final StoreLock lock;
    private final BuildListener listener;
    private final List<ResultsFile> files = new ArrayList<>();
    private @Nullable ResultsPart part;
    private boolean isUnfit;

    private KeptResults(Path folder, StoreLock lock, BuildListener listener) {
        this.folder = folder;
        this.lock = lock;
        this.listener = listener;
    }

    /**
     * Opens what is kept under a name.
     *
     * @param store where it is kept
     * @param name of the work and of who did it, such as {@code syntax-3.14.3}: another one gives other results
     * @param listener hears of a store that can't be read or written; then the work is done again
     * @return the results, to be closed
     */
    public static KeptResults open(Store store, String name, BuildListener listener) {
        KeptResults results =
                new KeptResults(store.root().resolve("results").resolve(name), store.lock("results-" + name), listener);
        try {
            store.use(List.of("results/" + name));
            for (Path file : results.listed()) {
                results.open(file);
            }
        } catch (IOException e) {
            results.tell("read", e);
        }
        return results;
    }

    /** A file that another build has just made part of its own, or that is damaged, is as if it were not there. */
    private void open(Path file) throws IOException {
        try {
            ResultsFile.open(file).ifPresent(files::add);
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    private List<Path> listed() throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + EXTENSION)) {
                all.forEach(found::add);
            }
        }
        return found;
    }

    /**
     * A result.
     *
     * @param key the hash of all that it was made from
     * @return the bytes that were kept; nothing where none were, or they are damaged
     */
    public Optional<byte[]> get(Sha256 key) {
        for (ResultsFile file : files) {
            Optional<byte[]> value = file.get(key);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /**
     * Keeps a result from {@link #close} on.
     *
     * @param key the hash of all that it was made from
     * @param value the result
     */
    public synchronized void put(Sha256 key, byte[] value) {
        if (isUnfit) {
            return;
        }
        try {
            if (part == null) {
                Files.createDirectories(folder);
                part = ResultsPart.begin(folder.resolve(UUID.randomUUID() + PART));
            }
            part.add(key, value);
        } catch (IOException e) {
            tell("written", e);
        }
    }

    private void tell(String what, IOException e) {
        isUnfit = true;
        listener.found(Finding.warning(
                "store",
                Place.of(folder.toString()),
                "the store can't be " + what + ", so that what was done is done again next time: " + e,
                "Free space or rights there, or set another folder with -Dpypack.store=<folder>."));
    }

    /** Keeps what was put; it is there as a whole or not at all. */
    @Override
    public synchronized void close() {
        try {
            if (part != null && !isUnfit) {
                ResultsPart whole = part;
                lock.whileHeld(() -> keep(whole));
            }
        } catch (IOException e) {
            tell("written", e);
        } finally {
            files.forEach(ResultsFile::close);
            if (part != null) {
                part.close();
            }
        }
    }

    /** The smallest first, what is not much larger than the new results so far becomes one file with them. */
    private void keep(ResultsPart whole) throws IOException {
        removeLeftovers();
        List<Path> taken = new ArrayList<>();
        for (Path file : smallestFirst()) {
            Optional<ResultsFile> small =
                    Files.size(file) <= 2 * whole.size() ? ResultsFile.open(file) : Optional.empty();
            if (small.isPresent()) {
                try (ResultsFile other = small.get()) {
                    whole.addAll(other);
                }
                taken.add(file);
            }
        }
        AtomicMove.move(whole.end(), folder.resolve(UUID.randomUUID() + EXTENSION));
        for (Path file : taken) {
            delete(file);
        }
        removeOldest();
    }

    private List<Path> smallestFirst() throws IOException {
        Map<Path, Long> sizes = new HashMap<>();
        for (Path file : listed()) {
            sizes.put(file, Files.size(file));
        }
        return sizes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void removeOldest() throws IOException {
        List<Path> newestFirst = new ArrayList<>(listed());
        newestFirst.sort(Comparator.comparing(KeptResults::time).reversed());
        long size = 0;
        for (Path file : newestFirst) {
            size += Files.size(file);
            if (size > MOST_BYTES && !file.equals(newestFirst.get(0))) {
                delete(file);
            }
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private void removeLeftovers() throws IOException {
        FileTime killed = FileTime.from(Instant.now().minus(LONGEST_BUILD));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path left : parts) {
                if (time(left).compareTo(killed) < 0) {
                    delete(left);
                }
            }
        }
    }

    /** Windows does not delete what another build has open; then it goes next time. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            return;
        }
    }
}
