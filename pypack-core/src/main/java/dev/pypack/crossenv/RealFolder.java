package dev.pypack.crossenv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder, of which nothing is changed through a link: what a link leads to is somebody else's. */
final class RealFolder {
    private final Path root;

    RealFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Whether a path leads to a place in the folder, and no folder on the way there is a link. */
    boolean has(String path) throws IOException {
        try {
            return has(root.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The same of a path that was put together. */
    boolean has(Path path) throws IOException {
        Path place = path.toAbsolutePath().normalize();
        if (!place.startsWith(root) || place.equals(root)) {
            return false;
        }
        for (Path above = place.resolveSibling(""); !above.equals(root); above = above.resolveSibling("")) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
                BasicFileAttributes attributes =
                        Files.readAttributes(above, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isSymbolicLink() || attributes.isOther()) {
                    return false;
                }
            }
        }
        return true;
    }
}
