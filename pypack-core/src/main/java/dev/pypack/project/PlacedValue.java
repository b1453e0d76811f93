package dev.pypack.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a TOML file and where it stands.
 *
 * @param value a {@code String}, {@code Long}, {@code Double} or {@code Boolean}, a date or time of {@code java.time}, a
 *     {@link Table} or an {@link Array}
 * @param line its line, from 1
 * @param column its column, from 1: of the key before it, of the element of an array, of the header of a table
 */
record PlacedValue(Object value, int line, int column) {

    /**
     * A table; whoever reads the file adds to it, until all of it is read.
     *
     * @param values by their keys, in the order of the file
     */
    record Table(Map<String, PlacedValue> values) {
        Table() {
            this(new LinkedHashMap<>());
        }

        Optional<PlacedValue> get(String key) {
            return Optional.ofNullable(values.get(key));
        }
    }

    /**
     * An array; whoever reads the file adds to it, until all of it is read.
     *
     * @param values its elements
     */
    record Array(List<PlacedValue> values) {
        Array() {
            this(new ArrayList<>());
        }

        Optional<PlacedValue> last() {
            return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
        }
    }

    /** As a message calls it that says what should not be there. */
    String described() {
        if (value instanceof Table) {
            return "a table";
        }
        return value instanceof Array ? "an array" : value.toString();
    }

    /** The value with plain lists and maps for arrays and tables. */
    Object unplaced() {
        if (value instanceof Table table) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Map.Entry<String, PlacedValue> each : table.values().entrySet()) {
                values.put(each.getKey(), each.getValue().unplaced());
            }
            return values;
        }
        if (value instanceof Array array) {
            List<Object> values = new ArrayList<>(array.values().size());
            for (PlacedValue each : array.values()) {
                values.add(each.unplaced());
            }
            return Collections.unmodifiableList(values);
        }
        return value;
    }
}
