package dev.pypack.pep;

import java.text.Normalizer;

/** What Python calls white space, word characters and identifiers, which is not what Java calls so. */
final class Python {
    private Python() {}

    /** {@code str.isspace} of one character, which is also {@code \s} of a pattern. */
    static boolean isSpace(char c) {
        if (c < 0x80) {
            return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
        }
        return c == 0x85
                || c == 0xa0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200a)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    /** {@code str.strip}. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiAlphanumeric(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** {@code \w} of a pattern. */
    static boolean isWord(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == '_' || isAsciiAlphanumeric((char) codePoint);
        }
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** {@code str.isidentifier}. */
    static boolean isIdentifier(String text) {
        if (isAscii(text)) {
            return isAsciiIdentifier(text);
        }
        // The standard's XID properties are those of identifiers that stay identifiers in their compatibility form.
        return hasIdentifierForm(text) && hasIdentifierForm(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    private static boolean hasIdentifierForm(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && text.codePoints()
                        .allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private static boolean isAsciiIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isWord(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && !isDigit(text.charAt(0));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
