package dev.pypack.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something in a store that is kept or deleted as a whole.
 *
 * @param kind the first folder of its name
 * @param name its path in the store, with {@code /}
 * @param bytes the size of its files
 * @param used when a build used it last, give or take an hour
 */
record StoreItem(String kind, String name, long bytes, Instant used) {
    /** Below a file's kind lie folders for its algorithm, for the first digits, and for the digest. */
    private static final int DEPTH_OF_FILES = 3;

    /** All items of a store, without what builds have in their hands. */
    static List<StoreItem> in(Path root) throws IOException {
        List<StoreItem> items = new ArrayList<>();
        for (Path kind : folders(root)) {
            String name = String.valueOf(kind.getFileName());
            if (!Store.OWN_FOLDERS.contains(name)) {
                for (Path item : below(kind, name.equals(StoredFiles.FOLDER) ? DEPTH_OF_FILES : 1)) {
                    items.add(new StoreItem(name, nameOf(root, item), size(item), changed(item)));
                }
            }
        }
        return items;
    }

    private static String nameOf(Path root, Path item) {
        return root.relativize(item).toString().replace('\\', '/');
    }

    private static List<Path> below(Path folder, int depth) throws IOException {
        List<Path> found = List.of(folder);
        for (int i = 0; i < depth; i++) {
            List<Path> next = new ArrayList<>();
            for (Path each : found) {
                next.addAll(folders(each));
            }
            found = next;
        }
        return found;
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    private static Instant changed(Path item) throws IOException {
        try {
            return Files.getLastModifiedTime(item).toInstant();
        } catch (NoSuchFileException gone) {
            return Instant.EPOCH;
        }
    }

    /** The size of all files of a folder; what goes away meanwhile has none. */
    static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(StoreItem::sizeOfFile).sum();
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (UncheckedIOException gone) {
            return 0;
        }
    }

    private static long sizeOfFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
