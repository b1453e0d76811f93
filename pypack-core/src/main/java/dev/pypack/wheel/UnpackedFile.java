package dev.pypack.wheel;

import dev.pypack.build.Sha256;

/**
 * A file of an unpacked wheel.
 *
 * @param path where it lies in the wheel
 * @param scheme what kind of place it is installed at
 * @param installedPath its path below that place
 * @param size in bytes
 * @param sha256 the hash of its content, which is that of {@code RECORD}
 * @param isExecutable whether it may be run
 */
public record UnpackedFile(
        String path, InstallScheme scheme, String installedPath, long size, Sha256 sha256, boolean isExecutable) {}
