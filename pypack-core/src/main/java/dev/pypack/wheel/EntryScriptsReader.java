package dev.pypack.wheel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the scripts of {@code entry_points.txt}, whose form the checks have found to be right. */
final class EntryScriptsReader {
    private static final String CONSOLE = "console_scripts";
    private static final String WINDOWED = "gui_scripts";

    private EntryScriptsReader() {}

    /** In the order of the file. An entry whose value calls nothing makes no command. */
    static List<EntryScript> read(String text) {
        Map<String, EntryScript> scripts = new LinkedHashMap<>();
        String group = "";
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                group = line.substring(1, line.length() - 1).strip();
            } else if (!isComment(line) && equals > 0 && (group.equals(CONSOLE) || group.equals(WINDOWED))) {
                String name = line.substring(0, equals).strip();
                boolean isWindowed = group.equals(WINDOWED);
                ObjectReference.parse(line.substring(equals + 1).strip())
                        .flatMap(reference -> reference
                                .attribute()
                                .map(attribute -> new EntryScript(name, reference.module(), attribute, isWindowed)))
                        .ifPresent(script -> scripts.put(name, script));
            }
        }
        return new ArrayList<>(scripts.values());
    }

    private static boolean isComment(String line) {
        return line.isEmpty() || line.startsWith("#") || line.startsWith(";");
    }
}
