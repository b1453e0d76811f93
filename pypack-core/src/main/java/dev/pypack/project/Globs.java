package dev.pypack.project;

import dev.pypack.project.TomlSection.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            Optional<Glob> glob = Glob.parse(written.text());
            if (glob.isPresent()) {
                globs.put(written, glob.get());
            } else {
                table.mistake(
                        key,
                        written.place(),
                        table.full(key) + " has " + written.text() + ", which is no glob",
                        Glob.REMEDY);
            }
        }
        return new Globs(globs);
    }

    boolean isEmpty() {
        return globs.isEmpty();
    }

    boolean match(String path) {
        for (Glob glob : globs.values()) {
            if (matches(glob, path)) {
                return true;
            }
        }
        return false;
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
        for (Map.Entry<Item, Glob> glob : globs.entrySet()) {
            if (!matchesAny(glob.getValue(), files)) {
                Item written = glob.getKey();
                table.mistake(
                        key,
                        written.place(),
                        table.full(key) + " has " + written.text() + ", and no file of the sources matches it",
                        "Correct it, or take it away. It is the path in the package, from its root.");
            }
        }
    }

    private static boolean matchesAny(Glob glob, List<SourceFile> files) {
        for (SourceFile file : files) {
            if (matches(glob, file.name())) {
                return true;
            }
        }
        return false;
    }

    /** As they are written. */
    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        for (Item written : globs.keySet()) {
            texts.add(written.text());
        }
        return String.join(", ", texts);
    }
}
