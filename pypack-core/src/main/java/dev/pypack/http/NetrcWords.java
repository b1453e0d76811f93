package dev.pypack.http;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The words of a netrc file: between blanks and line ends, or in double quotes, where a backslash stands before a quote or a
 * backslash. A comment begins with {@code #} where a keyword could; a macro ends with an empty line.
 */
final class NetrcWords implements Iterator<String> {
    private final String text;
    private int at;

    NetrcWords(String text) {
        this.text = text;
    }

    @Override
    public boolean hasNext() {
        skipBlanks();
        while (text.startsWith("macdef", at) || (isAt('#') && isFirstOfLine())) {
            at = text.indexOf(isAt('#') ? "\n" : "\n\n", at);
            at = at < 0 ? text.length() : at;
            skipBlanks();
        }
        return at < text.length();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean isFirstOfLine() {
        return text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank();
    }

    private boolean isAt(char character) {
        return at < text.length() && text.charAt(at) == character;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        boolean isQuoted = isAt('"');
        if (isQuoted) {
            at++;
        }
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !(isQuoted ? isAt('"') : Character.isWhitespace(text.charAt(at)))) {
            if (isAt('\\') && at + 1 < text.length()) {
                at++;
            }
            word.append(text.charAt(at++));
        }
        if (isQuoted) {
            at++;
        }
        return word.toString();
    }
}
