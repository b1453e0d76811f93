package dev.pypack.archive;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The names in an archive that is being written: each once, and none leads out of the folder that it is unpacked into.
 */
final class EntryNames {
    private static final int LONGEST = 0xFFFF;

    private final Set<String> taken = new HashSet<>();

    void take(String name) {
        boolean leadsOut = name.startsWith("/") || ("/" + name + "/").contains("/../");
        boolean isOdd = name.isEmpty() || name.endsWith("/") || name.contains("//") || name.indexOf('\\') >= 0;
        boolean isLong = name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
        if (leadsOut || isOdd || isLong || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no name for an archive's entry: " + name);
        }
        if (!taken.add(name)) {
            throw new IllegalArgumentException("two entries are called " + name);
        }
    }

    int count() {
        return taken.size();
    }
}
