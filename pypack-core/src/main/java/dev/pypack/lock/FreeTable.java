package dev.pypack.lock;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a lock whose keys the standard leaves to others: a {@code [tool]} table, a dependency, the identity of an
 * attestation.
 *
 * @param values by their keys, in their order; each is a {@code String}, {@code Long}, {@code Double}, {@code Boolean},
 *     {@code OffsetDateTime}, {@code LocalDateTime}, {@code LocalDate} or {@code LocalTime}, or a {@code List} or
 *     {@code Map} of such
 */
public record FreeTable(Map<String, Object> values) {
    /** A table without keys. */
    public static final FreeTable EMPTY = new FreeTable(Map.of());

    /**
     * A table of copies of these values.
     *
     * @param values by their keys
     * @throws IllegalArgumentException if TOML has no such value
     */
    public FreeTable {
        values = copy(values);
    }

    private static Map<String, Object> copy(Map<?, ?> values) {
        Map<String, Object> copies = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : values.entrySet()) {
            copies.put((String) each.getKey(), copy(each.getValue()));
        }
        return Collections.unmodifiableMap(copies);
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            List<Object> copies = new ArrayList<>(list.size());
            for (Object each : list) {
                copies.add(copy(each));
            }
            return Collections.unmodifiableList(copies);
        }
        boolean isScalar = value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof OffsetDateTime
                || value instanceof LocalDateTime
                || value instanceof LocalDate
                || value instanceof LocalTime;
        if (!isScalar) {
            throw new IllegalArgumentException("TOML has no " + value.getClass().getSimpleName());
        }
        return value;
    }

    /**
     * Whether there is no key.
     *
     * @return true if there is none
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * The table as a file of its own.
     *
     * @return TOML 1.0, with {@code \n} at the end of each line
     */
    public String toText() {
        TomlWriter toml = new TomlWriter();
        toml.tables(List.of(), values);
        return toml.toString();
    }
}
