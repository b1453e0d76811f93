package dev.pypack.project.edit;

/**
 * Steps through the text of a TOML document that is known to be right.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
final class TomlText {
    private TomlText() {}

    /** Behind the value that begins here. */
    static int skipValue(String text, int start) {
        return switch (text.charAt(start)) {
            case '"', '\'' -> skipString(text, start);
            case '[', '{' -> skipNested(text, start);
            default -> skipScalar(text, start);
        };
    }

    /** Behind the string that begins here, of whichever of the four kinds. */
    static int skipString(String text, int start) {
        char quote = text.charAt(start);
        String three = String.valueOf(quote).repeat(3);
        if (!text.startsWith(three, start)) {
            return skipQuoted(text, start + 1, String.valueOf(quote), quote);
        }
        int end = skipQuoted(text, start + 3, three, quote);
        // The last three of up to five quotes end the string.
        while (end < text.length() && text.charAt(end) == quote) {
            end++;
        }
        return end;
    }

    private static int skipQuoted(String text, int start, String closing, char quote) {
        int place = start;
        while (!text.startsWith(closing, place)) {
            place += quote == '"' && text.charAt(place) == '\\' ? 2 : 1;
        }
        return place + closing.length();
    }

    private static int skipNested(String text, int start) {
        char closing = text.charAt(start) == '[' ? ']' : '}';
        int place = start + 1;
        while (text.charAt(place) != closing) {
            place = switch (text.charAt(place)) {
                case '"', '\'', '[', '{' -> skipValue(text, place);
                case '#' -> text.indexOf('\n', place);
                default -> place + 1;
            };
        }
        return place + 1;
    }

    private static int skipScalar(String text, int start) {
        int place = start;
        while (",]}#\r\n".indexOf(text.charAt(place)) < 0) {
            place++;
        }
        return start + text.substring(start, place).stripTrailing().length();
    }

    /** Behind white space, ends of lines and comments. */
    static int skipBetween(String text, int start) {
        int place = start;
        while (" \t\r\n#".indexOf(text.charAt(place)) >= 0) {
            place = text.charAt(place) == '#' ? text.indexOf('\n', place) : place + 1;
        }
        return place;
    }

    /** Behind white space of this line. */
    static int skipBlanks(String text, int start) {
        int place = start;
        while (place < text.length() && isBlank(text.charAt(place))) {
            place++;
        }
        return place;
    }

    /** Before the white space that ends here, of this line. */
    static int skipBlanksBack(String text, int end) {
        int place = end;
        while (place > 0 && isBlank(text.charAt(place - 1))) {
            place--;
        }
        return place;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
