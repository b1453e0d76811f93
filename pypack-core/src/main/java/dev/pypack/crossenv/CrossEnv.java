package dev.pypack.crossenv;

import dev.pypack.target.Target;
import java.nio.file.Path;

/**
 * A target's environment on this machine: all that the lock installs there, laid out below the prefix of its CPython.
 *
 * @param target where it would run
 * @param folder its prefix
 * @param packages how many are in it
 * @param files how many files
 * @param bytes how large these are
 * @param isUpToDate whether it was right already
 */
public record CrossEnv(Target target, Path folder, int packages, int files, long bytes, boolean isUpToDate) {}
