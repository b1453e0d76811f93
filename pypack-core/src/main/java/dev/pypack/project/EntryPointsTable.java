package dev.pypack.project;

import dev.pypack.finding.Place;
import dev.pypack.project.TomlSection.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code scripts}, {@code gui-scripts} and {@code entry-points} of {@code [project]}, after PyPA's entry points
 * specification and what installers refuse beyond it.
 */
final class EntryPointsTable {
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern IDENTIFIER = Pattern.compile("[^\\W\\d]\\w*", Pattern.UNICODE_CHARACTER_CLASS);
    /** Out of use, and still allowed: plugins of some well-known packages have them. */
    private static final Pattern EXTRAS = Pattern.compile(" *\\[[\\w., -]+]$");

    private static final Pattern NAME = Pattern.compile("[^\\s=\\[](?:[^=\\n\\r]*[^\\s=])?");
    private static final Pattern SCRIPT_NAME = Pattern.compile("[\\w.-]+");
    /** Installing one of these would hide the interpreter itself; uv refuses to. */
    private static final Pattern INTERPRETER = Pattern.compile("pythonw?|python3(\\.\\d+t?)?|pypy.*|graalpy.*");

    private final TomlSection project;
    private final Map<String, Map<String, String>> groups = new LinkedHashMap<>();

    EntryPointsTable(TomlSection project) {
        this.project = project;
    }

    EntryPoints read() {
        addScripts("scripts", "console_scripts");
        addScripts("gui-scripts", "gui_scripts");
        Optional<TomlSection> table = project.section("entry-points");
        if (table.isPresent()) {
            for (String group : table.get().keys()) {
                addGroup(table.get(), group);
            }
        }
        return new EntryPoints(groups);
    }

    private void addScripts(String key, String group) {
        Map<String, String> scripts = new LinkedHashMap<>();
        for (Map.Entry<String, Item> script : project.stringTable(key).entrySet()) {
            Item reference = script.getValue();
            if (isScriptName(script.getKey(), reference.place()) && isReference(reference)) {
                requireAttribute(reference);
                scripts.put(script.getKey(), reference.text());
            }
        }
        groups.put(group, scripts);
    }

    private boolean isScriptName(String name, Place place) {
        if (!SCRIPT_NAME.matcher(name).matches()) {
            return refuse(place, "the script name " + name + " has other characters than letters, digits, _, . and -");
        }
        return !INTERPRETER.matcher(name).matches()
                || refuse(place, "a script called " + name + " would hide the interpreter");
    }

    private void requireAttribute(Item reference) {
        if (!reference.text().contains(":")) {
            refuse(reference.place(), "a script calls a function: " + reference.text() + " names a module only");
        }
    }

    private void addGroup(TomlSection table, String group) {
        if (group.equals("console_scripts") || group.equals("gui_scripts")) {
            String instead = group.equals("console_scripts") ? "scripts" : "gui-scripts";
            table.mistake(
                    "entry-point",
                    group,
                    table.full(group) + " is not allowed",
                    "Write its lines under [project." + instead + "].");
            return;
        }
        if (!isDotted(group, WORD)) {
            refuse(table.place(group), "the entry point group " + group + " is no dotted name");
            return;
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Map.Entry<String, Item> entry : table.stringTable(group).entrySet()) {
            Item reference = entry.getValue();
            if (!NAME.matcher(entry.getKey()).matches()) {
                refuse(reference.place(), "no name for an entry point: " + entry.getKey());
            } else if (isReference(reference)) {
                names.put(entry.getKey(), reference.text());
            }
        }
        groups.put(group, names);
    }

    private boolean isReference(Item reference) {
        String[] moduleAndAttribute =
                EXTRAS.matcher(reference.text()).replaceFirst("").split(":", -1);
        return (moduleAndAttribute.length <= 2 && areDottedIdentifiers(moduleAndAttribute))
                || refuse(
                        reference.place(),
                        reference.text() + " is no object reference, which is package.module:attribute");
    }

    private static boolean areDottedIdentifiers(String[] texts) {
        for (String text : texts) {
            if (!isDotted(text, IDENTIFIER)) {
                return false;
            }
        }
        return true;
    }

    /** By hand, for an expression with a repeated group fails on a text of many thousand names. */
    private static boolean isDotted(String text, Pattern name) {
        for (String each : text.split("\\.", -1)) {
            if (!name.matcher(each).matches()) {
                return false;
            }
        }
        return true;
    }

    private boolean refuse(Place place, String message) {
        project.mistake(
                "entry-point",
                place,
                message,
                "Write a name and what it stands for, such as acme = \"acme.cli:main\", below [project.scripts].");
        return false;
    }
}
