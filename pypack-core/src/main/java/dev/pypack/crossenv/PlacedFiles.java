package dev.pypack.crossenv;

import dev.pypack.build.Parallel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Files that are put into a folder, several at a time. */
final class PlacedFiles {
    private static final int PARTS_OF_A_THREAD = 4;

    private final List<InstalledFile> files;
    private final int threads;
    private final Set<String> folders;

    PlacedFiles(Collection<InstalledFile> files, int threads) {
        this.files = List.copyOf(files);
        this.threads = threads;
        this.folders = folders(files);
    }

    /** What is done with a file. */
    interface Placing {
        void place(InstalledFile file) throws IOException;
    }

    /** Makes the folders of all of them, and then each file. */
    void place(Path root, Placing placing) throws IOException {
        for (String each : folders) {
            Path folder = root.resolve(each);
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
            }
        }
        int size = Math.max(1, files.size() / (threads * PARTS_OF_A_THREAD));
        List<List<InstalledFile>> parts = new ArrayList<>();
        for (int from = 0; from < files.size(); from += size) {
            parts.add(files.subList(from, Math.min(files.size(), from + size)));
        }
        Parallel.each(threads, parts, part -> {
            for (InstalledFile file : part) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("the build was interrupted while files were placed");
                }
                placing.place(file);
            }
            return part.size();
        });
    }

    /** The folders that they lie in, each behind the one that it is in. */
    Set<String> folders() {
        return Collections.unmodifiableSet(folders);
    }

    private static Set<String> folders(Collection<InstalledFile> files) {
        Set<String> folders = new LinkedHashSet<>();
        String last = "";
        for (InstalledFile file : files) {
            String path = file.path();
            int slash = path.lastIndexOf('/');
            if (slash == last.length() && path.startsWith(last)) {
                continue; // as most of them, for they come in the order of their paths
            }
            last = path.substring(0, Math.max(0, slash));
            add(last, folders);
        }
        return folders;
    }

    private static void add(String folder, Set<String> folders) {
        if (!folder.isEmpty() && !folders.contains(folder)) {
            add(folder.substring(0, Math.max(0, folder.lastIndexOf('/'))), folders);
            folders.add(folder);
        }
    }
}
