package dev.pypack.wheel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads {@code RECORD} as Python's {@code csv} module does by default: fields between commas, quoted where they begin with
 * a quotation mark, which stands twice where it is meant; lines end in any way.
 */
final class RecordReader {
    private final String text;
    private final BiConsumer<Integer, String> refused;
    private final List<RecordRow> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    private RecordReader(String text, BiConsumer<Integer, String> refused) {
        this.text = text;
        this.refused = refused;
    }

    /** The rows; a line that is none is refused with its number and the reason. */
    static List<RecordRow> read(String text, BiConsumer<Integer, String> refused) {
        RecordReader reader = new RecordReader(text, refused);
        while (reader.at < text.length()) {
            reader.readRow();
        }
        return reader.rows;
    }

    private void readRow() {
        int begin = line;
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (take(','));
        endLine();
        boolean isBlank = fields.size() == 1 && fields.get(0).isEmpty();
        if (fields.size() == 3) {
            rows.add(new RecordRow(begin, fields.get(0), fields.get(1), fields.get(2)));
        } else if (!isBlank) {
            refused.accept(begin, "a row has three fields, and this one " + fields.size());
        }
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
