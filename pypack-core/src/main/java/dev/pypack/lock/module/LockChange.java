package dev.pypack.lock.module;

import dev.pypack.lock.FreeTable;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Pylock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A package that a new lock has in other versions than the one before it.
 *
 * @param name the normalised name
 * @param before its versions in the old lock; none where it is new
 * @param after its versions in the new lock; none where it is gone
 * @param neededBy what needs it now, as {@code project} for the project itself; what needed it before, where it is gone
 */
public record LockChange(String name, List<String> before, List<String> after, List<String> neededBy) {
    /** What stands for the project among those who need a package. */
    private static final String PROJECT = "the project";

    /**
     * A change of copies of these lists.
     *
     * @param name the normalised name
     * @param before its versions in the old lock
     * @param after its versions in the new lock
     * @param neededBy what needs it
     */
    public LockChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
        neededBy = List.copyOf(neededBy);
    }

    /** All changes from a lock to the next, by name. */
    static List<LockChange> between(Pylock before, Pylock after) {
        SortedMap<String, List<String>> old = versions(before);
        SortedMap<String, List<String>> now = versions(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<LockChange> changes = new ArrayList<>();
        for (String name : names) {
            List<String> from = old.getOrDefault(name, List.of());
            List<String> to = now.getOrDefault(name, List.of());
            if (!from.equals(to)) {
                changes.add(new LockChange(name, from, to, neededBy(name, to.isEmpty() ? before : after)));
            }
        }
        return changes;
    }

    private static SortedMap<String, List<String>> versions(Pylock lock) {
        SortedMap<String, List<String>> versions = new TreeMap<>();
        for (LockedPackage each : lock.packages()) {
            List<String> same = versions.get(each.name());
            if (same == null) {
                same = new ArrayList<>();
                versions.put(each.name(), same);
            }
            same.add(each.version().isPresent() ? each.version().get().toString() : "");
        }
        for (List<String> each : versions.values()) {
            Collections.sort(each);
        }
        return versions;
    }

    private static List<String> neededBy(String name, Pylock lock) {
        Set<String> needed = new TreeSet<>();
        for (LockedPackage each : lock.packages()) {
            if (needs(each, name)) {
                needed.add(each.name());
            }
        }
        return needed.isEmpty() ? List.of(PROJECT) : List.copyOf(needed);
    }

    private static boolean needs(LockedPackage locked, String name) {
        for (FreeTable dependency : locked.dependencies()) {
            if (name.equals(dependency.values().get("name"))) {
                return true;
            }
        }
        return false;
    }

    /** Lines of a table: what moved, from where to where, and for whom. */
    static List<String> table(List<LockChange> changes) {
        int names = 0;
        int moves = 0;
        for (LockChange change : changes) {
            names = Math.max(names, change.name.length());
            moves = Math.max(moves, change.move().length());
        }
        List<String> lines = new ArrayList<>();
        for (LockChange change : changes) {
            lines.add(pad(change.name, names) + "  " + pad(change.move(), moves) + "  " + change.reason());
        }
        return List.copyOf(lines);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private String move() {
        String from = String.join(", ", before);
        String to = String.join(", ", after);
        if (before.isEmpty()) {
            return "new " + to;
        }
        return after.isEmpty() ? "gone " + from : from + " -> " + to;
    }

    private String reason() {
        return (after.isEmpty() ? "was needed by " : "needed by ") + String.join(", ", neededBy);
    }

    /**
     * The change in words.
     *
     * @return such as {@code numpy 2.0.2 -> 2.1.0, needed by pandas}
     */
    @Override
    public String toString() {
        return name + " " + move() + ", " + reason();
    }
}
