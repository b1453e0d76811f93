package dev.pypack.project;

import dev.pypack.build.FileState;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that goes into the package.
 *
 * @param name its path in the package, with {@code /}
 * @param file where it lies now
 * @param state how it was when it was found
 */
public record SourceFile(String name, Path file, FileState state) {

    static SourceFile of(String name, Path file) throws IOException {
        return new SourceFile(name, file, FileState.of(file));
    }
}
