package dev.pypack.project;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.MutableTomlArray;
import org.tomlj.MutableTomlTable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * TOML as programs write it, read in a tenth of the time that a reader takes which knows all of TOML and where everything
 * stands: a lock of many packages is read at the beginning of a build, by a JVM that has just started. Whatever is not plain
 * here is for tomlj to read, or to refuse: text on several lines, dotted keys, floating-point numbers, dates without a zone,
 * keys or tables that could be there twice.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
final class PlainToml {
    private static final int MOST_DIGITS = 18;
    private static final int DEEPEST = 50;
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final char END = '\0';

    private final String text;
    /** The tables that headers made, to which later headers may add; those of values are complete. */
    private final Set<TomlTable> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private int at;
    private int depth;

    private PlainToml(String text) {
        this.text = text;
    }

    /** Something that is not plain. */
    private static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;

        NotPlain() {
            super("not plain", null, false, false);
        }
    }

    /** The text as a table without positions, if all of it is plain. */
    static Optional<TomlTable> parse(String text) {
        try {
            return Optional.of(new PlainToml(text).document());
        } catch (NotPlain | DateTimeException e) {
            return Optional.empty();
        }
    }

    private TomlTable document() throws NotPlain {
        MutableTomlTable whole = MutableTomlTable.create();
        MutableTomlTable table = whole;
        skipLines();
        while (at < text.length()) {
            if (peek() == '[') {
                table = header(whole);
            } else {
                keyAndValue(table);
            }
            endOfLine();
            skipLines();
        }
        return whole;
    }

    private MutableTomlTable header(MutableTomlTable whole) throws NotPlain {
        at++;
        boolean isElement = peek() == '[';
        if (isElement) {
            at++;
        }
        List<String> path = new ArrayList<>(List.of(key()));
        while (peek() == '.') {
            at++;
            path.add(key());
        }
        expect(']');
        if (isElement) {
            expect(']');
        }
        MutableTomlTable parent = whole;
        for (String key : path.subList(0, path.size() - 1)) {
            parent = inside(parent, key);
        }
        String last = path.get(path.size() - 1);
        Object there = parent.get(List.of(last));
        if (!isElement) {
            require(there == null);
            return inside(parent, last);
        }
        if (there == null) {
            parent.set(List.of(last), MutableTomlArray.create());
        } else {
            require(isOpen(there));
        }
        if (parent.get(List.of(last)) instanceof MutableTomlArray array) {
            array.add(MutableTomlTable.create());
            return opened(array.get(array.size() - 1));
        }
        throw new NotPlain();
    }

    private boolean isOpen(Object there) {
        return there instanceof TomlArray array
                && array.size() > 0
                && array.get(array.size() - 1) instanceof TomlTable table
                && open.contains(table);
    }

    /** The table of a key, or the last element of its array of tables; one that is not there yet is made. */
    private MutableTomlTable inside(MutableTomlTable parent, String key) throws NotPlain {
        Object there = parent.get(List.of(key));
        if (there == null) {
            parent.set(List.of(key), MutableTomlTable.create());
            return opened(parent.get(List.of(key)));
        }
        if (there instanceof TomlArray array && array.size() > 0) {
            there = array.get(array.size() - 1);
        }
        if (there instanceof MutableTomlTable table && open.contains(table)) {
            return table;
        }
        throw new NotPlain();
    }

    private MutableTomlTable opened(@Nullable Object made) throws NotPlain {
        if (made instanceof MutableTomlTable table) {
            open.add(table);
            return table;
        }
        throw new NotPlain();
    }

    private void keyAndValue(MutableTomlTable table) throws NotPlain {
        String key = key();
        skipBlanks();
        expect('=');
        skipBlanks();
        require(!table.contains(List.of(key)));
        table.set(List.of(key), value());
    }

    private String key() throws NotPlain {
        if (peek() == '"') {
            return basicString();
        }
        int start = at;
        while (isBare(peek())) {
            at++;
        }
        require(at > start);
        return text.substring(start, at);
    }

    private static boolean isBare(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || isDigit(letter)
                || letter == '-'
                || letter == '_';
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private Object value() throws NotPlain {
        char first = peek();
        return switch (first) {
            case '"' -> basicString();
            case '\'' -> literalString();
            case '[' -> array();
            case '{' -> inlineTable();
            default -> word();
        };
    }

    private MutableTomlArray array() throws NotPlain {
        deeper();
        MutableTomlArray array = MutableTomlArray.createInline();
        at++;
        skipLines();
        while (peek() != ']') {
            array.add(value());
            skipLines();
            if (peek() == ',') {
                at++;
                skipLines();
            } else {
                require(peek() == ']');
            }
        }
        at++;
        depth--;
        return array;
    }

    private MutableTomlTable inlineTable() throws NotPlain {
        deeper();
        MutableTomlTable table = MutableTomlTable.createInline();
        at++;
        skipBlanks();
        if (peek() != '}') {
            keyAndValue(table);
            skipBlanks();
            while (peek() == ',') {
                at++;
                skipBlanks();
                keyAndValue(table);
                skipBlanks();
            }
        }
        expect('}');
        depth--;
        return table;
    }

    private void deeper() throws NotPlain {
        depth++;
        require(depth <= DEEPEST);
    }

    private String literalString() throws NotPlain {
        at++;
        int start = at;
        while (peek() != '\'') {
            requireText(peek());
            at++;
        }
        require(at > start || next() != '\'');
        at++;
        return text.substring(start, at - 1);
    }

    private String basicString() throws NotPlain {
        at++;
        int start = at;
        while (peek() != '"') {
            if (peek() == '\\') {
                return escapedString(start);
            }
            requireText(peek());
            at++;
        }
        require(at > start || next() != '"');
        at++;
        return text.substring(start, at - 1);
    }

    private String escapedString(int start) throws NotPlain {
        StringBuilder string = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            if (peek() == '\\') {
                at++;
                string.append(escaped());
            } else {
                requireText(peek());
                string.append(peek());
            }
            at++;
        }
        at++;
        return string.toString();
    }

    private char escaped() throws NotPlain {
        return switch (peek()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> throw new NotPlain();
        };
    }

    /** A truth value, an integer, or a time with its zone. */
    private Object word() throws NotPlain {
        int start = at;
        while (isBare(peek()) || peek() == ':' || peek() == '+' || peek() == '.') {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        require(!word.isEmpty() && isDigit(word.charAt(0)));
        if (word.indexOf('T') > 0) {
            require(TIME.matcher(word).matches());
            return OffsetDateTime.parse(word);
        }
        require(word.length() <= MOST_DIGITS && word.chars().allMatch(letter -> isDigit((char) letter)));
        require(word.length() == 1 || word.charAt(0) != '0');
        return Long.valueOf(word);
    }

    private void endOfLine() throws NotPlain {
        skipBlanks();
        skipComment();
        if (at < text.length()) {
            if (peek() == '\r') {
                at++;
            }
            expect('\n');
        }
    }

    /** Blanks, line ends and comments. */
    private void skipLines() throws NotPlain {
        while (true) {
            skipBlanks();
            skipComment();
            if (peek() == '\r' && next() == '\n') {
                at++;
            }
            if (peek() != '\n') {
                return;
            }
            at++;
        }
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    private void skipComment() throws NotPlain {
        if (peek() == '#') {
            while (at < text.length() && peek() != '\n' && peek() != '\r') {
                requireText(peek());
                at++;
            }
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private char next() {
        return at + 1 < text.length() ? text.charAt(at + 1) : END;
    }

    private void expect(char letter) throws NotPlain {
        require(peek() == letter);
        at++;
    }

    /** No control character, and no half of a pair. */
    private static void requireText(char letter) throws NotPlain {
        require(letter == '\t' || (letter >= ' ' && letter != '\u007f' && !Character.isSurrogate(letter)));
    }

    private static void require(boolean isPlain) throws NotPlain {
        if (!isPlain) {
            throw new NotPlain();
        }
    }
}
