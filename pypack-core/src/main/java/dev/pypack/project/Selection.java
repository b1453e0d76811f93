package dev.pypack.project;

import dev.pypack.project.TomlSection.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the sources is packed: all that a glob of {@code include} matches, or everything where there is none, but
 * nothing that a glob of {@code exclude} matches. A glob that matches a folder means all that is in it.
 */
final class Selection {
    static final String INCLUDE = "include";
    static final String EXCLUDE = "exclude";

    /** Takes everything. */
    static final Selection ALL = new Selection(Map.of(), Map.of());

    private final Map<Item, Glob> include;
    private final Map<Item, Glob> exclude;

    private Selection(Map<Item, Glob> include, Map<Item, Glob> exclude) {
        this.include = include;
        this.exclude = exclude;
    }

    /** Reads {@code include} and {@code exclude}; what is no glob is noted. */
    static Selection in(TomlSection table) {
        return new Selection(globs(table, INCLUDE), globs(table, EXCLUDE));
    }

    private static Map<Item, Glob> globs(TomlSection table, String key) {
        Map<Item, Glob> globs = new LinkedHashMap<>();
        for (Item written : table.strings(key)) {
            Glob.parse(written.text())
                    .ifPresentOrElse(
                            glob -> globs.put(written, glob),
                            () -> table.mistake(
                                    key,
                                    written.place(),
                                    table.full(key) + " has " + written.text() + ", which is no glob",
                                    Glob.REMEDY));
        }
        return globs;
    }

    /** Whether a file is packed. */
    boolean takes(String path) {
        return (include.isEmpty() || isMatched(include, path)) && !leavesOut(path);
    }

    /** Whether a file, or all that is in a folder, is not packed whatever {@code include} says. */
    boolean leavesOut(String path) {
        return isMatched(exclude, path);
    }

    private static boolean isMatched(Map<Item, Glob> globs, String path) {
        // Mostly there are none, and this is asked of each file.
        return !globs.isEmpty() && globs.values().stream().anyMatch(glob -> matches(glob, path));
    }

    private static boolean matches(Glob glob, String path) {
        if (glob.matches(path)) {
            return true;
        }
        int slash = path.lastIndexOf('/');
        return slash > 0 && matches(glob, path.substring(0, slash));
    }

    /** Notes each glob of {@code include} that matches none of these, which is mostly a slip of the pen. */
    void requireAll(List<SourceFile> files, TomlSection table) {
        include.forEach((written, glob) -> {
            if (files.stream().noneMatch(file -> matches(glob, file.name()))) {
                table.mistake(
                        INCLUDE,
                        written.place(),
                        table.full(INCLUDE) + " has " + written.text() + ", and no file of the sources matches it",
                        "Correct it, or take it away. It is the path in the package, from its root.");
            }
        });
    }
}
