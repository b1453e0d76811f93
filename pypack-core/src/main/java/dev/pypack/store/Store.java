package dev.pypack.store;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that all builds of a machine share. What is in it was made under a lock, in a temporary folder, and moved
 * to its name when it was whole; so a killed build leaves nothing half-made, and builds side by side make it once.
 */
public final class Store {
    /** Where builds have what is not whole yet. */
    static final String TEMPORARY = "tmp";

    /** The folders that hold nothing that is kept. */
    static final Set<String> OWN_FOLDERS = Set.of(TEMPORARY, "locks", StoreLease.FOLDER);

    private final Path root;

    private Store(Path root) {
        this.root = root;
    }

    /**
     * The store in a folder.
     *
     * @param root the folder; it is made when something is stored
     * @return the store
     */
    public static Store in(Path root) {
        return new Store(root.toAbsolutePath().normalize());
    }

    /**
     * Where the store lies.
     *
     * @return an absolute path
     */
    public Path root() {
        return root;
    }

    /**
     * The folder of a name, made if it is not there and made again if it is damaged.
     *
     * @param name names separated by {@code /}, the same for the same content on every machine
     * @param content how to make it and how to know that it is whole
     * @return an absolute path; the folder is not to be changed
     * @throws EnvironmentFailure if the store can't be written
     */
    public Path folder(String name, FolderContent content) {
        Path folder = root.resolve(name);
        try {
            use(List.of(name));
            if (Files.isDirectory(folder) && content.isIntact(folder)) {
                return folder;
            }
            String key = name.replace('/', '-');
            lock(key).whileHeld(() -> {
                // Another build may have made it meanwhile.
                if (!Files.isDirectory(folder) || !content.isIntact(folder)) {
                    make(folder, key, content);
                }
            });
            return folder;
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    "The store can't keep " + folder + ": " + e,
                    "Free space or rights there, or set another folder with -Dpypack.store=<folder>.",
                    e);
        }
    }

    /**
     * What is done while no other build of the machine does work of the same name.
     */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @throws IOException if a file can't be read or written
         */
        void run() throws IOException;
    }

    /**
     * Waits until no other build does work of a name, and does it.
     *
     * @param name letters, digits and hyphens
     * @param work what is done
     * @throws IOException if the work throws it, or the lock can't be taken
     */
    public void exclusively(String name, Work work) throws IOException {
        lock(name).whileHeld(work);
    }

    /**
     * An empty folder for as long as this process needs it, which deletes it. Where it is killed, the next one does.
     *
     * @param prefix what its name begins with
     * @return an absolute path; on systems that know it, nobody but the user may look into it
     * @throws IOException if it can't be made
     */
    public Path scratch(String prefix) throws IOException {
        return StoreLease.in(root).noted(() -> Files.createTempDirectory(temporary(), prefix));
    }

    /**
     * A folder that another program fills, such as its cache.
     *
     * @param name names separated by {@code /}
     * @return an absolute path of a folder that is there
     * @throws IOException if it can't be made
     */
    public Path keptFolder(String name) throws IOException {
        use(List.of(name));
        return Files.createDirectories(root.resolve(name));
    }

    /**
     * Notes that this process uses something, before it looks whether it is there: then it stays until the process ends.
     * Many at once take hardly longer than one.
     *
     * @param names of folders, as {@link #folder} takes them, or of files
     * @throws EnvironmentFailure if it can't be noted
     */
    public void lease(Collection<String> names) {
        try {
            use(names);
        } catch (IOException e) {
            throw StoredFiles.unfit(this, e);
        }
    }

    void use(Collection<String> names) throws IOException {
        StoreLease.in(root).note(names);
    }

    /**
     * The name of something in the store.
     *
     * @param path where it lies
     * @return its path in the store, with {@code /}, as {@link #folder} takes it
     */
    public String name(Path path) {
        return root.relativize(path).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private Path temporary() throws IOException {
        return Files.createDirectories(root.resolve(TEMPORARY));
    }

    /** The lock of whoever makes something; the same on the whole machine for the same key. */
    StoreLock lock(String key) {
        return new StoreLock(root.resolve("locks").resolve(key + ".lock"));
    }

    private void make(Path folder, String key, FolderContent content) throws IOException {
        Path temporary = temporary();
        removeLeftovers(temporary, key);
        Path made = scratch(key + "-");
        try {
            content.fill(made);
            Files.createDirectories(folder.getParent());
            if (Files.exists(folder)) {
                AtomicMove.move(folder, temporary.resolve(key + "-damaged"));
            }
            AtomicMove.move(made, folder);
        } finally {
            removeLeftovers(temporary, key);
        }
    }

    /** Only the holder of the key's lock writes under these names, so what is there belongs to nobody any more. */
    private static void removeLeftovers(Path temporary, String key) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> entries = Files.list(temporary)) {
            leftovers = entries.filter(entry -> entry.getFileName().toString().startsWith(key + "-"))
                    .toList();
        }
        for (Path leftover : leftovers) {
            FolderTree.delete(leftover);
        }
    }
}
