package dev.pypack.wheel;

import dev.pypack.pep.SdistName;
import java.nio.file.Path;

/**
 * A source distribution on the disk.
 *
 * @param name what its file name says
 * @param file where it lies
 * @param bytes its size
 * @param files how many files are in it
 */
public record Sdist(SdistName name, Path file, long bytes, int files) {}
