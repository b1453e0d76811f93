package dev.pypack.project;

import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.MetadataBuilder;
import dev.pypack.project.TomlSection.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code project.import-names} and {@code project.import-namespaces} (PEP 794).
 */
final class ImportNamesTable {
    private static final String NAMES = "import-names";
    private static final String NAMESPACES = "import-namespaces";

    private final TomlSection project;
    /** Each name without what stands behind it, and the key that has it. */
    private final Map<String, String> keys = new LinkedHashMap<>();

    ImportNamesTable(TomlSection project) {
        this.project = project;
    }

    /** Adds the names to the metadata; what breaks the standard is noted. */
    void describe(MetadataBuilder metadata) {
        List<Item> names = project.strings(NAMES);
        List<Item> namespaces = project.strings(NAMESPACES);
        if (project.has(NAMES)) {
            attempt(NAMES, () -> metadata.importNames(texts(names)));
        }
        attempt(NAMESPACES, () -> metadata.importNamespaces(texts(namespaces)));
        names.forEach(name -> requireOnce(NAMES, name));
        namespaces.forEach(name -> requireOnce(NAMESPACES, name));
        names.forEach(name -> requireParents(NAMES, name));
        namespaces.forEach(name -> requireParents(NAMESPACES, name));
    }

    private static List<String> texts(List<Item> names) {
        return names.stream().map(Item::text).toList();
    }

    private void attempt(String key, Runnable setting) {
        try {
            setting.run();
        } catch (InvalidPep e) {
            project.mistake("invalid-value", key, project.full(key) + ": " + e.getMessage(), "");
        }
    }

    private void requireOnce(String key, Item name) {
        String other = keys.putIfAbsent(bare(name), key);
        if (other != null) {
            project.mistake(
                    "import-names",
                    name.place(),
                    project.full(key) + " has " + bare(name) + ", which "
                            + (other.equals(key) ? "is there already" : "is in " + project.full(other) + " too"),
                    "Write it once.");
        }
    }

    private void requireParents(String key, Item name) {
        String bare = bare(name);
        for (int dot = bare.indexOf('.'); dot > 0; dot = bare.indexOf('.', dot + 1)) {
            String parent = bare.substring(0, dot);
            if (!keys.containsKey(parent)) {
                project.mistake(
                        "import-names",
                        name.place(),
                        project.full(key) + " has " + bare + ", and its parent " + parent + " is in neither list",
                        "If other projects have modules in " + parent + " too, write\n    import-namespaces = [\""
                                + parent + "\"]\nelse add it to import-names.");
                keys.put(parent, NAMESPACES);
            }
        }
    }

    private static String bare(Item name) {
        return name.text().split(";", 2)[0].strip();
    }
}
