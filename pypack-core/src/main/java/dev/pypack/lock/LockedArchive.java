package dev.pypack.lock;

import java.util.Optional;

/**
 * A file that was named by its address and not found in an index: a wheel, an sdist, or another archive of a source tree.
 *
 * @param file the file
 * @param subdirectory the project's folder in it, relative to its root, if that isn't the root
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/#packages-archive">pylock.toml,
 *     packages.archive (PEP 751)</a>
 */
public record LockedArchive(LockedFile file, Optional<String> subdirectory) implements LockedSource, Installable {
    /**
     * An archive.
     *
     * @param file the file
     * @param subdirectory the project's folder in it
     * @throws IllegalArgumentException if the project is outside of the tree
     */
    public LockedArchive {
        subdirectory.ifPresent(Subdirectory::requireInside);
    }
}
