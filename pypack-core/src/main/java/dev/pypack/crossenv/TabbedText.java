package dev.pypack.crossenv;

/**
 * Reads lines of fields between tabs, one field after the other: a text in the store has one line for each of thousands of
 * files.
 */
final class TabbedText {
    static final String TAB = "\t";

    private final String text;
    private int at;

    TabbedText(String text) {
        this.text = text;
    }

    /**
     * The next field. Whoever reads a text that is whole knows where it ends.
     *
     * @throws IllegalArgumentException if there is none
     */
    String next() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '\t' && text.charAt(at) != '\n') {
            at++;
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("the text is not whole");
        }
        at++;
        return text.substring(start, at - 1);
    }

    long nextNumber() {
        return Long.parseLong(next());
    }

    int nextInt() {
        return Integer.parseInt(next());
    }

    boolean nextTruth() {
        return Boolean.parseBoolean(next());
    }

    /**
     * Nothing comes behind the last field.
     *
     * @throws IllegalArgumentException if something does
     */
    void end() {
        if (at < text.length()) {
            throw new IllegalArgumentException("the text goes on behind its end");
        }
    }
}
