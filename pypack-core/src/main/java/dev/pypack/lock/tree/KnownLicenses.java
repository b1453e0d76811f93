package dev.pypack.lock.tree;

import dev.pypack.lock.LockedFile;
import java.util.Optional;

/** Tells the licences of packages, as far as they are known on this machine: a lock doesn't tell them. */
@FunctionalInterface
public interface KnownLicenses {
    /**
     * The licence of the package of a wheel.
     *
     * @param wheel the wheel
     * @return what the package says of it, in a few words, if it is known
     */
    Optional<String> of(LockedFile wheel);
}
