package dev.pypack.archive;

import java.util.function.IntPredicate;

/**
 * A name of a stranger as it can be shown: on one line, in letters that can be seen, and not too long.
 */
final class EscapedName {
    private static final int LONGEST = 200;

    private EscapedName() {}

    static String of(String name) {
        return escaped(name, EscapedName::isVisible);
    }

    /** For names that look alike. */
    static String inAscii(String name) {
        return escaped(name, character -> character >= ' ' && character < 0x7F);
    }

    private static String escaped(String name, IntPredicate isShown) {
        StringBuilder shown = new StringBuilder();
        int position = 0;
        while (position < name.length() && shown.length() < LONGEST) {
            int character = name.codePointAt(position);
            position += Character.charCount(character);
            if (character == '\\') {
                shown.append("\\\\");
            } else if (isShown.test(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format(character < 0x100 ? "\\x%02x" : "\\u{%x}", character));
            }
        }
        return position < name.length() ? shown.append("...").toString() : shown.toString();
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
