package dev.pypack.wheel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads {@code RECORD} as Python's {@code csv} module does by default: fields between commas, quoted where they begin with
 * a quotation mark, which stands twice where it is meant; lines end in any way.
 */
final class RecordReader {
    /** Python's {@code csv} refuses a longer field. */
    private static final int LONGEST_FIELD = 131_072;

    private static final int FIELDS = 3;

    private final String text;
    private final BiConsumer<Integer, String> refused;
    private int at;
    private int line = 1;

    /** A reader that tells of each line that is no row, with its number and the reason. */
    RecordReader(String text, BiConsumer<Integer, String> refused) {
        this.text = text;
        this.refused = refused;
    }

    /** The next row; nothing at the end. */
    Optional<RecordRow> next() {
        while (at < text.length()) {
            int begin = line;
            boolean isBlank = isLineEnd(text.charAt(at));
            List<String> fields = fields();
            if (fields.stream().anyMatch(field -> field.length() > LONGEST_FIELD)) {
                refused.accept(begin, "a field has more than " + LONGEST_FIELD + " characters");
            } else if (fields.size() == FIELDS) {
                return Optional.of(new RecordRow(begin, fields.get(0), fields.get(1), fields.get(2)));
            } else if (!isBlank) {
                refused.accept(begin, "a row has three fields, and this one has not");
            }
        }
        return Optional.empty();
    }

    /** Those of one row; of a row with too many only some. */
    private List<String> fields() {
        List<String> fields = new ArrayList<>(FIELDS);
        do {
            String field = field();
            if (fields.size() <= FIELDS) {
                fields.add(field);
            }
        } while (take(','));
        endLine();
        return fields;
    }

    private String field() {
        StringBuilder field = new StringBuilder();
        if (take('"')) {
            quoted(field);
        }
        while (at < text.length() && text.charAt(at) != ',' && !isLineEnd(text.charAt(at))) {
            field.append(text.charAt(at++));
        }
        return field.toString();
    }

    private void quoted(StringBuilder field) {
        int begin = line;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' && !take('"')) {
                return;
            }
            if (next == '\n') {
                line++;
            }
            field.append(next);
        }
        refused.accept(begin, "a quotation mark is not closed");
    }

    private boolean take(char expected) {
        boolean isThere = at < text.length() && text.charAt(at) == expected;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void endLine() {
        take('\r');
        take('\n');
        line++;
    }

    private static boolean isLineEnd(char character) {
        return character == '\r' || character == '\n';
    }
}
