package dev.pypack.pep;

/** A place that moves forward through a text, up to an end. */
final class Cursor {
    private final String text;
    private final int end;
    private int position;

    Cursor(String text) {
        this(text, 0, text.length());
    }

    Cursor(String text, int start, int end) {
        this.text = text;
        this.end = end;
        this.position = start;
    }

    String text() {
        return text;
    }

    int position() {
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    boolean atEnd() {
        return position >= end;
    }

    /** The character here; {@code NUL} at the end, which no grammar of this package has. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(position);
    }

    boolean atDigit() {
        return Python.isDigit(peek());
    }

    void skipDigits() {
        while (position < end && Python.isDigit(text.charAt(position))) {
            position++;
        }
    }

    void advance() {
        position++;
    }

    boolean accept(char c) {
        if (!atEnd() && text.charAt(position) == c) {
            position++;
            return true;
        }
        return false;
    }

    boolean accept(String word) {
        if (word.length() <= end - position && text.startsWith(word, position)) {
            position += word.length();
            return true;
        }
        return false;
    }

    /** Accepts a word of lower-case ASCII letters in any case: Java's own folding would take other letters for them. */
    boolean acceptIgnoringCase(String word) {
        if (word.length() > end - position) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((text.charAt(position + i) | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        position += word.length();
        return true;
    }

    /** Steps over white space as {@code \s} has it. */
    void skipSpace() {
        while (!atEnd() && Python.isSpace(text.charAt(position))) {
            position++;
        }
    }

    /** Steps over the white space that separates tokens of PEP 508: blanks and tabs. */
    void skipBlanks() {
        while (!atEnd() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    boolean atBlank() {
        return !atEnd() && isBlank(text.charAt(position));
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    String since(int start) {
        return text.substring(start, position);
    }

    void expectEnd(String expected) {
        if (!atEnd()) {
            throw fail("expected " + expected);
        }
    }

    InvalidPep fail(String reason) {
        return failAt(position, reason);
    }

    InvalidPep failAt(int place, String reason) {
        return new InvalidPep(text, place, reason);
    }
}
