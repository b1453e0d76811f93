package dev.pypack.lock.inputs;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.Pylock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What pypack notes in a lock that it makes, in the table {@code [tool.pypack]}: the digests of the inputs, which say
 * whether the lock is made of what stands in the project now, and the targets that have a lock of their own.
 *
 * @param inputs the SHA-256 of each input in hexadecimal digits, by the name of the input
 * @param separate the ids of the targets that have a lock of their own
 */
public record LockNotes(SortedMap<String, String> inputs, List<String> separate) {
    private static final String PYPACK = "pypack";
    private static final String INPUTS = "inputs";
    private static final String SEPARATE = "separate";

    /**
     * A copy of these.
     *
     * @param inputs the digest of each input
     * @param separate the targets that have a lock of their own
     */
    public LockNotes {
        separate = List.copyOf(separate);
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /**
     * The notes in a lock.
     *
     * @param lock any lock
     * @return its notes; nothing of a lock that another tool made, which is taken as it is
     */
    public static Optional<LockNotes> of(Pylock lock) {
        if (lock.tool().values().get(PYPACK) instanceof Map<?, ?> notes
                && notes.get(INPUTS) instanceof Map<?, ?> inputs) {
            SortedMap<String, String> digests = new TreeMap<>();
            inputs.forEach((input, digest) -> digests.put(String.valueOf(input), String.valueOf(digest)));
            List<String> separate = notes.get(SEPARATE) instanceof List<?> ids
                    ? ids.stream().map(String::valueOf).toList()
                    : List.of();
            return Optional.of(new LockNotes(digests, separate));
        }
        return Optional.empty();
    }

    /**
     * The notes as a table {@code [tool]} of a lock.
     *
     * @return with the one key {@code pypack}
     */
    public FreeTable toTool() {
        Map<String, Object> notes = new LinkedHashMap<>();
        if (!separate.isEmpty()) {
            notes.put(SEPARATE, separate);
        }
        notes.put(INPUTS, new LinkedHashMap<>(inputs));
        return new FreeTable(Map.of(PYPACK, notes));
    }

    /**
     * What makes the lock stale. Nothing is started and nothing fetched.
     *
     * @param now the inputs of the project
     * @param place the lock, for what is said of it
     * @return that inputs have changed, came or went, with the name of each; nothing where the lock was made of these
     */
    public Optional<Finding> staleness(LockInputs now, Place place) {
        List<String> changes = changes(now.digests());
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.error(
                        "stale-lock",
                        place,
                        "the lock is stale: since it was made, " + String.join(", ", changes),
                        "Make it anew:\n    mvn pypack:lock"));
    }

    private List<String> changes(SortedMap<String, String> now) {
        List<String> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(inputs.keySet());
        for (String name : names) {
            String before = inputs.get(name);
            String digest = now.get(name);
            if (before == null) {
                changes.add(name + " was added");
            } else if (digest == null) {
                changes.add(name + " was removed");
            } else if (!digest.equals(before)) {
                changes.add(name + " has changed");
            }
        }
        return changes;
    }
}
