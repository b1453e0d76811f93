package dev.pypack.sdist;

import dev.pypack.build.Sha256;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.LockedWheel;
import dev.pypack.pep.WheelName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An archive of sources on this machine, of which a wheel is built: an sdist, or what was locked by its address.
 *
 * @param locked the package
 * @param file where it lies, under its own name
 * @param sha256 of the file, which was verified
 * @param subdirectory the project's folder in it, relative to its root, if that isn't the root
 */
public record SourceArchive(LockedPackage locked, Path file, Sha256 sha256, Optional<String> subdirectory) {
    /** The wheels of the same release with native code, for whatever machine. */
    List<WheelName> nativeWheels() {
        return locked.source() instanceof LockedDistributions files
                ? files.wheels().stream()
                        .map(LockedWheel::name)
                        .filter(BuiltWheel::isForOnePlatform)
                        .toList()
                : List.of();
    }
}
