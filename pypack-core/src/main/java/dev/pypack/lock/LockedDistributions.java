package dev.pypack.lock;

import java.util.List;
import java.util.Optional;

/**
 * The files of one release in an index.
 *
 * @param sdist the source distribution, if there is one
 * @param wheels the wheels, in the order of the lock
 */
public record LockedDistributions(Optional<LockedSdist> sdist, List<LockedWheel> wheels) implements LockedSource {
    /**
     * At least one file.
     *
     * @param sdist the source distribution
     * @param wheels the wheels
     * @throws IllegalArgumentException if there is no file
     */
    public LockedDistributions {
        wheels = List.copyOf(wheels);
        if (sdist.isEmpty() && wheels.isEmpty()) {
            throw new IllegalArgumentException("there is neither an sdist nor a wheel");
        }
    }
}
