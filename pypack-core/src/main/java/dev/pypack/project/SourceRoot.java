package dev.pypack.project;

import java.nio.file.Path;
import java.util.Set;

/**
 * A folder with files of the package.
 *
 * @param folder where it lies
 * @param prefix what the paths in the package begin with: nothing, or a folder and {@code /}
 * @param entries what is taken of it; nothing where all is
 */
record SourceRoot(Path folder, String prefix, Set<String> entries) {

    /** All of a folder, whose paths are those in the package. */
    static SourceRoot all(Path folder) {
        return new SourceRoot(folder, "", Set.of());
    }

    boolean takes(String entry) {
        return entries.isEmpty() || entries.contains(entry);
    }
}
