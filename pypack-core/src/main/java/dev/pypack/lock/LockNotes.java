package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
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
 * What pypack notes in a lock that it makes, in the table {@code [tool.pypack]}: the digests of the inputs. They say
 * whether the lock is made of what stands in the project now.
 *
 * @param inputs the SHA-256 of each input in hexadecimal digits, by the name of the input
 */
public record LockNotes(SortedMap<String, String> inputs) {
    private static final String PYPACK = "pypack";
    private static final String INPUTS = "inputs";

    /**
     * A copy of these digests.
     *
     * @param inputs the digest of each input
     */
    public LockNotes {
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
            return Optional.of(new LockNotes(digests));
        }
        return Optional.empty();
    }

    /**
     * The notes as a table {@code [tool]} of a lock.
     *
     * @return with the one key {@code pypack}
     */
    public FreeTable toTool() {
        return new FreeTable(Map.of(PYPACK, Map.of(INPUTS, new LinkedHashMap<>(inputs))));
    }

    /** Whether the lock was made of these inputs. */
    boolean areOf(LockInputs now) {
        return inputs.equals(now.digests());
    }

    /**
     * Fails where the lock was made of other inputs. Nothing is started and nothing fetched.
     *
     * @param now the inputs of the project
     * @param place the lock, for what is said of it
     * @throws UserMistake if an input has changed, came or went, with the name of each
     */
    public void requireMadeOf(LockInputs now, Place place) {
        List<String> changes = changes(now.digests());
        if (!changes.isEmpty()) {
            throw new UserMistake(Finding.error(
                    "stale-lock",
                    place,
                    "the lock is stale: since it was made, " + String.join(", ", changes),
                    "Make it anew:\n    mvn pypack:lock"));
        }
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
