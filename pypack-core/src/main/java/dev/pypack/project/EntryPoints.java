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
        groups.forEach((group, names) -> {
            Map<String, String> ordered = new TreeMap<>(CodePointOrder.INSTANCE);
            ordered.putAll(names);
            if (!ordered.isEmpty()) {
                sorted.put(group, Collections.unmodifiableMap(ordered));
            }
        });
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
        groups.forEach((group, names) -> {
            text.append(text.length() == 0 ? "" : "\n")
                    .append('[')
                    .append(group)
                    .append("]\n");
            names.forEach((name, reference) ->
                    text.append(name).append(" = ").append(reference).append('\n'));
        });
        return text.toString();
    }
}
