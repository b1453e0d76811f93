package dev.pypack.project;

import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.MetadataBuilder;
import dev.pypack.project.TomlSection.Item;
import java.util.ArrayList;
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
        try {
            if (project.has(NAMES)) {
                metadata.importNames(texts(names));
            }
        } catch (InvalidPep e) {
            refuse(NAMES, e);
        }
        try {
            metadata.importNamespaces(texts(namespaces));
        } catch (InvalidPep e) {
            refuse(NAMESPACES, e);
        }
        requireOnce(NAMES, names);
        requireOnce(NAMESPACES, namespaces);
        requireParents(NAMES, names);
        requireParents(NAMESPACES, namespaces);
    }

    private static List<String> texts(List<Item> names) {
        List<String> texts = new ArrayList<>();
        for (Item name : names) {
            texts.add(name.text());
        }
        return texts;
    }

    private void refuse(String key, InvalidPep breach) {
        project.mistake("invalid-value", key, project.full(key) + ": " + breach.getMessage(), "");
    }

    private void requireOnce(String key, List<Item> names) {
        for (Item name : names) {
            requireOnce(key, name);
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

    private void requireParents(String key, List<Item> names) {
        for (Item name : names) {
            requireParents(key, name);
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
