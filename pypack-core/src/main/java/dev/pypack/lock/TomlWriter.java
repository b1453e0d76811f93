package dev.pypack.lock;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes TOML from top to bottom, in one form: a value on its line, and an array that is too long for that with each of its
 * values on a line. The library that reads TOML writes it too, in the same form, but builds all of it as tables before: a
 * lock has thousands, and is written by a JVM that has just started.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
final class TomlWriter {
    private static final int WIDTH = 80;
    private static final String INDENT = "  ";
    private static final String SEPARATOR = ", ";

    private final StringBuilder text = new StringBuilder();

    /** A key of the table whose header was the last one; a table is written on the same line. */
    void set(String key, Object value) {
        int start = text.length();
        key(key);
        text.append(" = ");
        value(value, start, 0, 0);
        text.append('\n');
    }

    /** The header of another element of an array of tables. */
    void element(String array) {
        header("[[", List.of(array), "]]");
    }

    /** The keys of a table, and those of the tables in it, each beneath a header of its own. */
    void tables(List<String> path, Map<?, ?> table) {
        if (!path.isEmpty() && (hasKeys(table) || table.isEmpty())) {
            header("[", path, "]");
        }
        for (Map.Entry<?, ?> each : table.entrySet()) {
            if (!(each.getValue() instanceof Map<?, ?>)) {
                set((String) each.getKey(), each.getValue());
            }
        }
        for (Map.Entry<?, ?> each : table.entrySet()) {
            if (each.getValue() instanceof Map<?, ?> inner) {
                List<String> innerPath = new ArrayList<>(path);
                innerPath.add((String) each.getKey());
                tables(innerPath, inner);
            }
        }
    }

    private static boolean hasKeys(Map<?, ?> table) {
        for (Object value : table.values()) {
            if (!(value instanceof Map<?, ?>)) {
                return true;
            }
        }
        return false;
    }

    private void header(String opening, List<String> path, String closing) {
        if (text.length() > 0) {
            text.append('\n');
        }
        text.append(opening);
        for (int i = 0; i < path.size(); i++) {
            text.append(i == 0 ? "" : ".");
            key(path.get(i));
        }
        text.append(closing).append('\n');
    }

    private void key(String key) {
        if (isBare(key)) {
            text.append(key);
        } else {
            string(key);
        }
    }

    private static boolean isBare(String key) {
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            boolean isBare = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '-'
                    || letter == '_';
            if (!isBare) {
                return false;
            }
        }
        return !key.isEmpty();
    }

    /**
     * A value.
     *
     * @param start where its line starts
     * @param depth how many arrays it is in that are written on several lines
     * @param behind how many letters follow on the same line
     */
    private void value(Object value, int start, int depth, int behind) {
        int from = text.length();
        onOneLine(value);
        if (value instanceof List<?> list
                && !list.isEmpty()
                && text.codePointCount(start, text.length()) + behind > WIDTH) {
            text.setLength(from);
            onLines(list, depth);
        }
    }

    private void onLines(List<?> list, int depth) {
        text.append("[\n");
        for (Object each : list) {
            int start = text.length();
            text.append(INDENT.repeat(depth + 1));
            value(each, start, depth + 1, 1);
            text.append(",\n");
        }
        text.append(INDENT.repeat(depth)).append(']');
    }

    private void onOneLine(Object value) {
        if (value instanceof String string) {
            string(string);
        } else if (value instanceof Map<?, ?> map) {
            inline(map);
        } else if (value instanceof List<?> list) {
            text.append('[');
            for (int i = 0; i < list.size(); i++) {
                text.append(i == 0 ? "" : SEPARATOR);
                onOneLine(list.get(i));
            }
            text.append(']');
        } else if (value instanceof OffsetDateTime time) {
            dateAndTime(time.toLocalDateTime());
            text.append(time.getOffset().getId());
        } else if (value instanceof LocalDateTime time) {
            dateAndTime(time);
        } else if (value instanceof LocalTime time) {
            time(time);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            text.append(Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
        } else {
            text.append(value); // whole numbers, others, truth values and dates are written as Java writes them
        }
    }

    private void inline(Map<?, ?> map) {
        if (map.isEmpty()) {
            text.append("{}");
            return;
        }
        String before = "{ ";
        for (Map.Entry<?, ?> each : map.entrySet()) {
            text.append(before);
            key((String) each.getKey());
            text.append(" = ");
            onOneLine(each.getValue());
            before = SEPARATOR;
        }
        text.append(" }");
    }

    private void dateAndTime(LocalDateTime time) {
        text.append(time.toLocalDate()).append('T');
        time(time.toLocalTime());
    }

    /** Java leaves out seconds where they are 0, and TOML doesn't. */
    private void time(LocalTime time) {
        twoDigits(time.getHour());
        text.append(':');
        twoDigits(time.getMinute());
        text.append(':');
        twoDigits(time.getSecond());
        int nanos = time.getNano();
        if (nanos > 0) {
            String digits = Integer.toString(1_000_000_000 + nanos);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 1, end);
        }
    }

    private void twoDigits(int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private void string(String string) {
        text.append('"');
        int written = 0;
        for (int i = 0; i < string.length(); i++) {
            char letter = string.charAt(i);
            if (letter < ' ' || letter == '"' || letter == '\\' || letter == '\u007f') {
                text.append(string, written, i).append(escaped(letter));
                written = i + 1;
            }
        }
        text.append(string, written, string.length()).append('"');
    }

    private static String escaped(char letter) {
        return switch (letter) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> "\\u00" + Character.forDigit(letter >> 4, 16) + Character.forDigit(letter & 15, 16);
        };
    }

    /** What was written. */
    @Override
    public String toString() {
        return text.toString();
    }
}
