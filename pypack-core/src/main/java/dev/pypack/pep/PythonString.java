package dev.pypack.pep;

/** A quoted text in a marker: a string literal of Python on one line, with its escapes. */
final class PythonString {
    private final Cursor cursor;
    private final char quote;
    private final StringBuilder value = new StringBuilder();

    private PythonString(Cursor cursor, char quote) {
        this.cursor = cursor;
        this.quote = quote;
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** Reads the literal that begins at a cursor. */
    static String read(Cursor cursor) {
        int start = cursor.position();
        char quote = cursor.peek();
        cursor.advance();
        PythonString literal = new PythonString(cursor, quote);
        while (!cursor.accept(quote)) {
            if (cursor.atEnd()) {
                throw cursor.failAt(start, "the quoted text has no end");
            }
            literal.readNext();
        }
        return literal.value.toString();
    }

    private void readNext() {
        char c = cursor.peek();
        int start = cursor.position();
        cursor.advance();
        switch (c) {
            case '\\' -> readEscape(start);
            case '\n', '\r' -> throw cursor.failAt(start, "a quoted text ends on its line");
            case '\0' -> throw cursor.failAt(start, "a quoted text has no NUL");
            default -> readCharacter(c, start);
        }
    }

    private void readCharacter(char c, int start) {
        value.append(c);
        if (Character.isHighSurrogate(c) && Character.isLowSurrogate(cursor.peek())) {
            value.append(cursor.peek());
            cursor.advance();
        } else if (Character.isSurrogate(c)) {
            throw cursor.failAt(start, "half of a surrogate pair is no character");
        }
    }

    private void readEscape(int start) {
        char c = cursor.peek();
        // The grammar ends a quoted text at the next quote, whatever is before it.
        if (c == quote) {
            throw cursor.failAt(start, "a backslash can't escape the quote that ends the text");
        }
        cursor.advance();
        switch (c) {
            case '\\', '\'', '"' -> value.append(c);
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000b');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> readOctal(c);
            case 'x' -> readHexadecimal(start, 2);
            case 'u' -> readHexadecimal(start, 4);
            case 'U' -> readHexadecimal(start, 8);
            case 'N' -> readName(start);
            case '\n' -> {
                // A line that continues leaves nothing.
            }
            case '\r' -> cursor.accept('\n');
            default -> {
                value.append('\\');
                cursor.moveTo(cursor.position() - 1);
            }
        }
    }

    private void readOctal(char first) {
        int code = first - '0';
        for (int digits = 1; digits < 3 && cursor.peek() >= '0' && cursor.peek() <= '7'; digits++) {
            code = code * 8 + cursor.peek() - '0';
            cursor.advance();
        }
        value.append((char) code);
    }

    private void readHexadecimal(int start, int digits) {
        long code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = cursor.peek() < 0x80 ? Character.digit(cursor.peek(), 16) : -1;
            if (digit < 0) {
                throw cursor.failAt(start, "the escape needs " + digits + " hexadecimal digits");
            }
            code = code * 16 + digit;
            cursor.advance();
        }
        if (code > Character.MAX_CODE_POINT) {
            throw cursor.failAt(start, "there is no such character");
        }
        value.appendCodePoint((int) code);
    }

    private void readName(int start) {
        if (!cursor.accept('{')) {
            throw cursor.failAt(start, "the escape needs a character's name in braces");
        }
        int name = cursor.position();
        while (!cursor.atEnd() && cursor.peek() != '}' && cursor.peek() != quote) {
            cursor.advance();
        }
        String characterName = cursor.since(name);
        if (!cursor.accept('}') || !characterName.equals(characterName.trim())) {
            throw cursor.failAt(start, "the escape needs a character's name in braces");
        }
        try {
            value.appendCodePoint(Character.codePointOf(characterName));
        } catch (IllegalArgumentException noSuchName) {
            throw cursor.failAt(start, "there is no character of that name");
        }
    }

    /** Writes a text as it is between quotes, or with escapes where it would not be read back so. */
    static String write(String text) {
        char quote = text.indexOf('"') < 0 ? '"' : '\'';
        String plain = quote + text + quote;
        return readsAs(plain, text) ? plain : escaped(text);
    }

    private static boolean readsAs(String literal, String text) {
        try {
            Cursor cursor = new Cursor(literal);
            return read(cursor).equals(text) && cursor.atEnd();
        } catch (InvalidPep brokenLiteral) {
            return false;
        }
    }

    private static String escaped(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 8).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ' || Character.getType(c) == Character.SURROGATE) {
                literal.append(String.format("\\u%04x", c));
            } else {
                literal.appendCodePoint(c);
            }
        });
        return literal.append('"').toString();
    }
}
