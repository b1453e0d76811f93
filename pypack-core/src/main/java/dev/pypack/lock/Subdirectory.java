package dev.pypack.lock;

import java.util.regex.Pattern;

/** The folder of a project in its source tree. */
final class Subdirectory {
    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:.*");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    private Subdirectory() {}

    static void requireInside(String path) {
        int depth = 0;
        for (String part : SEPARATOR.split(path, -1)) {
            depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
            if (depth < 0 || ABSOLUTE.matcher(path).matches()) {
                throw new IllegalArgumentException(
                        "the subdirectory " + path + " is not relative to the root of the source tree");
            }
        }
    }
}
