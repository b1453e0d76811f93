package dev.pypack.project;

import dev.pypack.pep.CodePointOrder;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a package offers by name: commands and plugins, as in the entry points specification of PyPA.
 *
 * @param groups group to name to object reference {@code module:attribute}; ordered by name
 */
public record EntryPoints(Map<String, Map<String, String>> groups) {

    /**
     * Entry points as a value.
     *
     * @param groups group to name to object reference
     */
    public EntryPoints {
        Map<String, Map<String, String>> sorted = new TreeMap<>(CodePointOrder.INSTANCE);
        for (Map.Entry<String, Map<String, String>> group : groups.entrySet()) {
            Map<String, String> ordered = new TreeMap<>(CodePointOrder.INSTANCE);
            ordered.putAll(group.getValue());
            if (!ordered.isEmpty()) {
                sorted.put(group.getKey(), Collections.unmodifiableMap(ordered));
            }
        }
        groups = Collections.unmodifiableMap(sorted);
    }

    /**
     * Whether nothing is offered.
     *
     * @return true where there is no entry point
     */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /**
     * The text of {@code entry_points.txt}.
     *
     * @return an INI file with {@code \n} at the end of each line
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Map<String, String>> group : groups.entrySet()) {
            text.append(text.length() == 0 ? "" : "\n")
                    .append('[')
                    .append(group.getKey())
                    .append("]\n");
            for (Map.Entry<String, String> entry : group.getValue().entrySet()) {
                text.append(entry.getKey())
                        .append(" = ")
                        .append(entry.getValue())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
