package dev.pypack.scaffold;

import dev.pypack.build.FolderTree;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * Files that appear in a folder all together, or not at all; a file that is there is never replaced.
 */
final class NewFiles {
    private final Path folder;
    private final List<NewFile> files;
    private final Deque<Path> made = new ArrayDeque<>();

    NewFiles(Path folder, List<NewFile> files) {
        this.folder = folder;
        this.files = files;
    }

    /** The paths of those that are there already. */
    List<String> existing() {
        return files.stream()
                .map(NewFile::path)
                .filter(path -> Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** Something that is done with the files while nobody sees them yet. */
    interface Trial {
        void of(Path stage) throws IOException;
    }

    /**
     * Writes the files.
     *
     * @param trial what they have to stand before they appear
     * @throws IOException if one can't be written; then all that was made is gone again
     */
    void write(Trial trial) throws IOException {
        try {
            makeFolder(folder);
            Path stage = Files.createDirectory(folder.resolve(".pypack-" + UUID.randomUUID() + ".part"));
            try {
                for (NewFile file : files) {
                    Path staged = stage.resolve(file.path());
                    Files.createDirectories(staged.resolveSibling(""));
                    Files.write(staged, file.content());
                }
                trial.of(stage);
                for (NewFile file : files) {
                    move(stage.resolve(file.path()), folder.resolve(file.path()));
                }
            } finally {
                FolderTree.delete(stage);
            }
        } catch (IOException | RuntimeException e) {
            takeBack(e);
            throw e;
        }
    }

    private void makeFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path above = path.getParent();
            if (above != null) {
                makeFolder(above);
            }
            Files.createDirectory(path);
            made.push(path);
        }
    }

    private void move(Path from, Path to) throws IOException {
        makeFolder(to.resolveSibling(""));
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(from, to);
        made.push(to);
    }

    private void takeBack(Exception reason) {
        while (!made.isEmpty()) {
            try {
                Files.deleteIfExists(made.pop());
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
