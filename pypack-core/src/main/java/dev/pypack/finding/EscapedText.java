package dev.pypack.finding;

import java.util.function.IntPredicate;

/**
 * What a stranger wrote as it can be shown: on one line, in letters that can be seen, and not too long.
 */
public final class EscapedText {
    private static final int LONGEST = 200;

    private EscapedText() {}

    /**
     * The text with a backslash before what can't be seen.
     *
     * @param text any text
     * @return at most some 200 characters of it
     */
    public static String of(String text) {
        return escaped(text, EscapedText::isVisible);
    }

    /**
     * The same in ASCII, for texts that look alike.
     *
     * @param text any text
     * @return at most some 200 characters of it
     */
    public static String inAscii(String text) {
        return escaped(text, character -> character >= ' ' && character < 0x7F);
    }

    private static String escaped(String text, IntPredicate isShown) {
        StringBuilder shown = new StringBuilder();
        int position = 0;
        while (position < text.length() && shown.length() < LONGEST) {
            int character = text.codePointAt(position);
            position += Character.charCount(character);
            if (character == '\\') {
                shown.append("\\\\");
            } else if (isShown.test(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format(character < 0x100 ? "\\x%02x" : "\\u{%x}", character));
            }
        }
        return position < text.length() ? shown.append("...").toString() : shown.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
