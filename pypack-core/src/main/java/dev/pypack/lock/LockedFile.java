package dev.pypack.lock;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A file that a lock names, and by what it is known when it was fetched.
 *
 * @param location where it is
 * @param size in bytes, if the lock tells it
 * @param uploadTime when it was uploaded, if the lock tells it
 * @param hashes at least one: hexadecimal digests by the lower-case names of their algorithms, such as {@code sha256}
 */
public record LockedFile(
        Location location, OptionalLong size, Optional<Instant> uploadTime, Map<String, String> hashes) {
    /**
     * A file with at least one hash.
     *
     * @param location where it is
     * @param size in bytes
     * @param uploadTime when it was uploaded
     * @param hashes digests by algorithm
     * @throws IllegalArgumentException if there is no hash, or the size is negative
     */
    public LockedFile {
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("a file without hashes can't be verified");
        }
        if (size.isPresent() && size.getAsLong() < 0) {
            throw new IllegalArgumentException("a file can't have " + size.getAsLong() + " bytes");
        }
        hashes = Collections.unmodifiableMap(new TreeMap<>(hashes));
    }
}
