package dev.pypack.archive;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The names in an archive that is being written: each once, and none leads out of the folder that it is unpacked into.
 */
final class EntryNames {
    private static final int LONGEST = 0xFFFF;
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private final Set<String> taken = new HashSet<>();

    void take(String name) {
        if (!isWithin(name) || isLong(name)) {
            throw new IllegalArgumentException("no name for an archive's entry: " + name);
        }
        if (!taken.add(name)) {
            throw new IllegalArgumentException("two entries are called " + name);
        }
    }

    /** Whether it is parts between slashes, each of which leads down. */
    private static boolean isWithin(String name) {
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each == '/') {
                if (!isPart(name, start, i)) {
                    return false;
                }
                start = i + 1;
            } else if (each == '\\' || Character.isISOControl(each)) {
                return false;
            }
        }
        return isPart(name, start, name.length());
    }

    private static boolean isPart(String name, int start, int end) {
        return end > start && !(end == start + 2 && name.startsWith("..", start));
    }

    private static boolean isLong(String name) {
        return name.length() > LONGEST / MOST_BYTES_OF_A_CHAR && name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    int count() {
        return taken.size();
    }
}
