package dev.pypack.crossenv;

import java.nio.file.Path;

/**
 * A virtual environment of this machine, with the packages of a lock.
 *
 * @param folder where it lies
 * @param version that of its Python, such as {@code 3.11.3}
 * @param python its interpreter
 * @param library from where it imports packages
 * @param packages how many the lock brought
 * @param bytes how large their files are
 * @param isUpToDate whether it was right already
 */
public record LocalEnvironment(
        Path folder, String version, Path python, Path library, int packages, long bytes, boolean isUpToDate) {}
