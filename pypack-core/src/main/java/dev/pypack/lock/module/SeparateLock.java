package dev.pypack.lock.module;

import dev.pypack.finding.Findings;
import dev.pypack.lock.Pylock;
import dev.pypack.target.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lock of one target, on which not all files of the lock of all targets run.
 *
 * @param target the target
 * @param file where it lies
 * @param lock what is in it
 * @param reasons the packages of the lock of all targets that have no wheel there
 * @param differences its packages that are in other versions than there
 */
public record SeparateLock(Target target, Path file, Pylock lock, Findings reasons, List<LockChange> differences) {
    /**
     * A lock with a copy of the list.
     *
     * @param target the target
     * @param file where it lies
     * @param lock what is in it
     * @param reasons why it is there
     * @param differences its packages that are in other versions
     */
    public SeparateLock {
        differences = List.copyOf(differences);
    }

    /**
     * What differs from the lock of all targets, for people.
     *
     * @return lines with a package each
     */
    public List<String> table() {
        return LockChange.table(differences);
    }

    /**
     * Why it is there, and what is in it, for people.
     *
     * @return lines without an end of their own
     */
    public List<String> toLines() {
        List<String> lines = new ArrayList<>();
        lines.add(file.getFileName() + " differs from pylock.toml:");
        lines.addAll(table());
        reasons.stream().forEach(reason -> lines.add(reason.message()));
        return List.copyOf(lines);
    }
}
