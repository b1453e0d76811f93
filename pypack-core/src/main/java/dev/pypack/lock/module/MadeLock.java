package dev.pypack.lock.module;

import dev.pypack.lock.Pylock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lock of a module after a goal that makes it.
 *
 * @param file where it lies
 * @param packages how many packages are in it
 * @param isUpToDate whether the lock that was there is still right, and was left as it is
 * @param changes the packages that are in other versions than before, by name; none where there was no lock
 * @param separate the locks of single targets that were made with it
 */
public record MadeLock(
        Path file, int packages, boolean isUpToDate, List<LockChange> changes, List<SeparateLock> separate) {
    /**
     * A lock with copies of the lists.
     *
     * @param file where it lies
     * @param packages how many packages are in it
     * @param isUpToDate whether it was left as it is
     * @param changes the packages that are in other versions than before
     * @param separate the locks of single targets
     */
    public MadeLock {
        separate = List.copyOf(separate);
        changes = List.copyOf(changes);
    }

    /**
     * A lock that is still right.
     *
     * @param file where it lies
     * @param packages how many packages are in it
     * @return the lock, as it was
     */
    public static MadeLock upToDate(Path file, int packages) {
        return new MadeLock(file, packages, true, List.of(), List.of());
    }

    static MadeLock anew(Path file, Optional<Pylock> before, Pylock now, List<SeparateLock> separate) {
        List<LockChange> changes = before.isPresent() ? LockChange.between(before.get(), now) : List.of();
        return new MadeLock(file, now.packages().size(), false, changes, separate);
    }

    /**
     * The changes as a table for people.
     *
     * @return lines with a package each
     */
    public List<String> table() {
        return LockChange.table(changes);
    }
}
