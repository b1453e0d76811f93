package dev.pypack.crossenv;

import dev.pypack.build.Sha256;
import dev.pypack.pep.WheelName;
import java.nio.file.Path;

/**
 * A wheel on this machine that is to be installed.
 *
 * @param file where it lies, under whatever name
 * @param name how it was called when it was built
 * @param sha256 of the file, which was verified
 */
public record WheelFile(Path file, WheelName name, Sha256 sha256) {}
