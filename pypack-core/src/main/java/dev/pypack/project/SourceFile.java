package dev.pypack.project;

import java.nio.file.Path;

/**
 * A file that goes into the package.
 *
 * @param name its path in the package, with {@code /}
 * @param file where it lies now
 */
public record SourceFile(String name, Path file) {}
