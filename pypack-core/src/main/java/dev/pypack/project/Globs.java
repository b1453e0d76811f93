package dev.pypack.project;

import dev.pypack.project.TomlSection.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Globs of paths in the package; one that matches a folder means all that is in it. */
final class Globs {
    static final Globs NONE = new Globs(Map.of());

    private final Map<Item, Glob> globs;

    private Globs(Map<Item, Glob> globs) {
        this.globs = globs;
    }

    /** Reads a list of globs; what is none is noted. */
    static Globs in(TomlSection table, String key) {
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
        return new Globs(globs);
    }

    boolean isEmpty() {
        return globs.isEmpty();
    }

    boolean match(String path) {
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

    /** Notes each glob that matches none of these, which is mostly a slip of the pen. */
    void requireAll(List<SourceFile> files, TomlSection table, String key) {
        globs.forEach((written, glob) -> {
            if (files.stream().noneMatch(file -> matches(glob, file.name()))) {
                table.mistake(
                        key,
                        written.place(),
                        table.full(key) + " has " + written.text() + ", and no file of the sources matches it",
                        "Correct it, or take it away. It is the path in the package, from its root.");
            }
        });
    }

    /** As they are written. */
    @Override
    public String toString() {
        return String.join(", ", globs.keySet().stream().map(Item::text).toList());
    }
}
