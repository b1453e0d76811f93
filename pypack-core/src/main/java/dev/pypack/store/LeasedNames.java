package dev.pypack.store;

import dev.pypack.build.FolderTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What processes that are alive use of a store. To be looked at while the gate is held. */
final class LeasedNames {
    private final Set<String> names;

    private LeasedNames(Set<String> names) {
        this.names = names;
    }

    static LeasedNames in(Path root) throws IOException {
        Set<String> names = new HashSet<>();
        for (Path lockFile : lockFiles(root)) {
            if (isAlive(lockFile)) {
                names.addAll(read(StoreLease.names(lockFile)));
            }
        }
        return new LeasedNames(names);
    }

    /** Whether something is used, or something in it. */
    boolean isUsed(String name) {
        return names.contains(name) || isUsedIn(name + "/");
    }

    private boolean isUsedIn(String folder) {
        for (String each : names) {
            if (each.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Deletes what processes had in their hands that were killed: it may hold a login. What can't be deleted yet, for a child
     * of theirs is still at it, the next one deletes.
     *
     * @return how many files and folders were deleted
     */
    static int removeLeftovers(Path root) throws IOException {
        int removed = 0;
        for (Path lockFile : lockFiles(root)) {
            if (!isAlive(lockFile)) {
                List<Path> left = left(root, lockFile);
                int gone = 0;
                for (Path each : left) {
                    if (isDeleted(each)) {
                        gone++;
                    }
                }
                removed += gone;
                if (gone == left.size()) {
                    Files.deleteIfExists(StoreLease.names(lockFile));
                    Files.deleteIfExists(lockFile);
                }
            }
        }
        return removed;
    }

    private static List<Path> left(Path root, Path lockFile) throws IOException {
        List<Path> left = new ArrayList<>();
        for (String name : read(StoreLease.names(lockFile))) {
            if (name.startsWith(Store.TEMPORARY + "/")) {
                Path path = root.resolve(name);
                if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    left.add(path);
                }
            }
        }
        return left;
    }

    private static boolean isDeleted(Path left) {
        try {
            FolderTree.delete(left);
            return true;
        } catch (IOException held) {
            return false;
        }
    }

    private static List<Path> lockFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Path folder = root.resolve(StoreLease.FOLDER);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + StoreLease.LOCK)) {
                for (Path each : all) {
                    files.add(each);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return files;
    }

    /** Those of this process are not opened: on most systems closing them again would end their locks. */
    private static boolean isAlive(Path lockFile) throws IOException {
        if (String.valueOf(lockFile.getFileName()).startsWith(StoreLease.processId() + "-")) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static List<String> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException notYetWritten) {
            return List.of();
        }
    }
}
