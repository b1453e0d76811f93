package dev.pypack;

import dev.pypack.lock.module.MadeLock;
import dev.pypack.project.edit.PyprojectChange;
import java.util.ArrayList;
import java.util.List;

/**
 * The dependencies of a module after a goal that changes them.
 *
 * @param changes what has changed in pyproject.toml; nothing where all was as asked for
 * @param lock the lock that is made of it
 */
public record ChangedDependencies(List<PyprojectChange> changes, MadeLock lock) {
    /**
     * A copy of these changes.
     *
     * @param changes what has changed in pyproject.toml
     * @param lock the lock that is made of it
     */
    public ChangedDependencies {
        changes = List.copyOf(changes);
    }

    /**
     * The changes for people: those of pyproject.toml, then the versions that moved.
     *
     * @return lines without an end of their own
     */
    public List<String> toLines() {
        List<String> lines = new ArrayList<>();
        if (changes.isEmpty()) {
            lines.add("pyproject.toml says so already");
        }
        changes.forEach(change -> lines.add(change.toString()));
        lines.addAll(lock.table());
        lock.separate().forEach(separate -> lines.addAll(separate.toLines()));
        return List.copyOf(lines);
    }
}
