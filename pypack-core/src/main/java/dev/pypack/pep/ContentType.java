package dev.pypack.pep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks the content type of a description. */
final class ContentType {
    private static final Set<String> TYPES = Set.of("text/plain", "text/x-rst", "text/markdown");
    private static final Set<String> VARIANTS = Set.of("GFM", "CommonMark");

    private final Cursor cursor;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> parameters = new HashMap<>();

    private ContentType(String text) {
        this.cursor = new Cursor(text);
    }

    static void require(String text) {
        new ContentType(text).requireValid();
    }

    private void requireValid() {
        cursor.skipBlanks();
        int start = cursor.position();
        token();
        if (cursor.accept('/')) {
            token();
        }
        String type = cursor.since(start).toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw cursor.failAt(start, "expected text/plain, text/x-rst or text/markdown");
        }
        readParameters();
        if (!parameters
                .getOrDefault("charset", "utf-8")
                .toLowerCase(Locale.ROOT)
                .equals("utf-8")) {
            throw cursor.failAt(start, "the charset can only be UTF-8");
        }
        if (type.equals("text/markdown") && !VARIANTS.contains(parameters.getOrDefault("variant", "GFM"))) {
            throw cursor.failAt(start, "the variant of Markdown is GFM or CommonMark");
        }
    }

    private void readParameters() {
        cursor.skipBlanks();
        while (!cursor.atEnd()) {
            if (!cursor.accept(';')) {
                throw cursor.fail("expected ';'");
            }
            cursor.skipBlanks();
            if (cursor.atEnd()) {
                return;
            }
            readParameter();
            cursor.skipBlanks();
        }
    }

    private void readParameter() {
        int start = cursor.position();
        String name = token();
        cursor.skipBlanks();
        if (!cursor.accept('=')) {
            throw cursor.fail("expected '='");
        }
        cursor.skipBlanks();
        String value = cursor.accept('"') ? quoted() : token();
        if (!names.add(name)) {
            throw cursor.failAt(start, "the parameter is given twice");
        }
        parameters.put(name.toLowerCase(Locale.ROOT), value);
    }

    private String quoted() {
        int start = cursor.position();
        while (!cursor.accept('"')) {
            if (cursor.atEnd()) {
                throw cursor.fail("expected '\"'");
            }
            cursor.advance();
        }
        String quoted = cursor.since(start);
        return quoted.substring(0, quoted.length() - 1);
    }

    private String token() {
        int start = cursor.position();
        while (!cursor.atEnd() && isTokenPart(cursor.peek())) {
            cursor.advance();
        }
        if (cursor.position() == start) {
            throw cursor.fail("expected a word");
        }
        return cursor.since(start);
    }

    private static boolean isTokenPart(char c) {
        return c > ' ' && c != 0x7f && "()<>@,;:\\\"/[]?=*'%".indexOf(c) < 0;
    }
}
