package dev.pypack.lock;

import java.util.Optional;

/**
 * A source tree in a folder.
 *
 * @param path the folder, absolute or relative to the lock
 * @param editable whether it was installed as editable when the lock was made
 * @param subdirectory the project's folder in it, relative to its root, if that isn't the root
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/#packages-directory">pylock.toml,
 *     packages.directory (PEP 751)</a>
 */
public record LockedDirectory(String path, boolean editable, Optional<String> subdirectory)
        implements LockedSource, Installable {
    /**
     * A folder.
     *
     * @param path the folder
     * @param editable whether it was installed as editable
     * @param subdirectory the project's folder in it
     * @throws IllegalArgumentException if the project is outside of the tree
     */
    public LockedDirectory {
        subdirectory.ifPresent(Subdirectory::requireInside);
    }
}
