package dev.pypack.scaffold;

import java.nio.file.Path;
import java.util.List;

/**
 * A package that was made.
 */
public final class Scaffolded {
    private final Path folder;
    private final List<String> files;
    private final long bytes;
    private final PomRole role;

    Scaffolded(Path folder, List<String> files, long bytes, PomRole role) {
        this.folder = folder;
        this.files = List.copyOf(files);
        this.bytes = bytes;
        this.role = role;
    }

    /**
     * Where it lies.
     *
     * @return an absolute path
     */
    public Path folder() {
        return folder;
    }

    /**
     * The files that were written; not those that were there.
     *
     * @return paths in the folder, with {@code /}
     */
    public List<String> files() {
        return files;
    }

    /**
     * The size of the files.
     *
     * @return the sum, in bytes
     */
    public long bytes() {
        return bytes;
    }

    /**
     * What the user does next: the command that packs the package, and before it what has to be written in a POM.
     *
     * @param from the folder that the user is in
     * @return one line or several
     */
    public String next(Path from) {
        return role.next(from);
    }
}
