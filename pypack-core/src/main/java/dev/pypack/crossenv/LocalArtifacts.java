package dev.pypack.crossenv;

import dev.pypack.lock.LockedPackage;
import java.nio.file.Path;
import java.util.Optional;

/** Wheels in Maven repositories, which a lock names by their coordinates. */
@FunctionalInterface
public interface LocalArtifacts {
    /**
     * The file of a package.
     *
     * @param locked the package
     * @return the file, not verified yet; nothing where the package names no coordinates that the build knows
     */
    Optional<Path> file(LockedPackage locked);
}
