package dev.pypack.project;

import dev.pypack.project.PlacedValue.Array;
import dev.pypack.project.PlacedValue.Table;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * TOML as most files have it, read in a tenth of the time that a reader takes which knows all of TOML: a pyproject.toml and a
 * lock of many packages are read at the beginning of a build, by a JVM that has just started. Whatever is not plain here is
 * for {@link FullToml} to read, or to refuse: numbers in other notations, dates without a zone, rare escapes, letters that are
 * two in Java, text on several lines that end with a carriage return, a header above those of tables in it, keys or tables that
 * could be there twice.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
final class PlainToml {
    private static final int MOST_DIGITS = 18;
    private static final int DEEPEST = 50;
    /** Where the seconds of a time end. */
    private static final int SECONDS_END = 19;

    private static final int NANOSECOND_DIGITS = 9;
    private static final Pattern NUMBER = Pattern.compile("(0|-?[1-9]\\d*)(\\.\\d+)?");
    private static final String BASIC_LINES = "\"\"\"";
    private static final String LITERAL_LINES = "'''";
    private static final char END = '\0';

    private final String text;
    /** The tables that headers made, to which later headers may add; those of values are complete. */
    private final Set<Table> open = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The tables that dotted keys made, to which other keys beneath the same header may add. */
    private final Set<Table> dotted = Collections.newSetFromMap(new IdentityHashMap<>());

    private int at;
    private int line = 1;
    private int lineStart;
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

    /** The text as a table, if all of it is plain. */
    static Optional<Table> parse(String text) {
        try {
            return Optional.of(new PlainToml(text).document());
        } catch (NotPlain | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Table document() throws NotPlain {
        Table whole = new Table();
        Table table = whole;
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

    private Table header(Table whole) throws NotPlain {
        dotted.clear();
        depth = 0;
        int column = column();
        at++;
        boolean isElement = peek() == '[';
        if (isElement) {
            at++;
        }
        List<String> path = path();
        deeper(path.size());
        expect(']');
        Table parent = whole;
        for (String key : path.subList(0, path.size() - 1)) {
            parent = inside(parent, key, column);
        }
        String last = path.get(path.size() - 1);
        if (isElement) {
            expect(']');
            return element(parent, last, column);
        }
        require(!parent.values().containsKey(last));
        return inside(parent, last, column);
    }

    private Table element(Table parent, String key, int column) throws NotPlain {
        Table made = opened();
        array(parent, key, column).values().add(new PlacedValue(made, line, column));
        return made;
    }

    /** The array of tables of a key; one that is not there yet is made. */
    private Array array(Table parent, String key, int column) throws NotPlain {
        Optional<PlacedValue> there = parent.get(key);
        if (there.isEmpty()) {
            Array made = new Array();
            parent.values().put(key, new PlacedValue(made, line, column));
            return made;
        }
        if (there.get().value() instanceof Array array && isOpen(array)) {
            return array;
        }
        throw new NotPlain();
    }

    private boolean isOpen(Array array) {
        Optional<PlacedValue> last = array.last();
        return last.isPresent() && last.get().value() instanceof Table table && open.contains(table);
    }

    /** The table of a key, or the last element of its array of tables; one that is not there yet is made. */
    private Table inside(Table parent, String key, int column) throws NotPlain {
        Optional<PlacedValue> there = parent.get(key);
        if (there.isEmpty()) {
            Table made = opened();
            parent.values().put(key, new PlacedValue(made, line, column));
            return made;
        }
        if (there.get().value() instanceof Array array) {
            there = array.last();
        }
        if (there.isPresent() && there.get().value() instanceof Table table && open.contains(table)) {
            return table;
        }
        throw new NotPlain();
    }

    private Table opened() {
        Table made = new Table();
        open.add(made);
        return made;
    }

    private void keyAndValue(Table table) throws NotPlain {
        int keyLine = line;
        int keyColumn = column();
        List<String> path = path();
        skipBlanks();
        expect('=');
        skipBlanks();
        Table parent = table;
        for (String key : path.subList(0, path.size() - 1)) {
            parent = dotted(parent, key, keyColumn);
        }
        String last = path.get(path.size() - 1);
        deeper(path.size());
        PlacedValue value = new PlacedValue(value(), keyLine, keyColumn);
        depth -= path.size();
        require(parent.values().put(last, value) == null);
    }

    private Table dotted(Table parent, String key, int column) throws NotPlain {
        Optional<PlacedValue> there = parent.get(key);
        if (there.isPresent()) {
            if (there.get().value() instanceof Table table && dotted.contains(table)) {
                return table;
            }
            throw new NotPlain();
        }
        Table made = new Table();
        dotted.add(made);
        parent.values().put(key, new PlacedValue(made, line, column));
        return made;
    }

    private List<String> path() throws NotPlain {
        String first = key();
        if (peek() != '.') {
            return List.of(first);
        }
        List<String> path = new ArrayList<>(List.of(first));
        while (peek() == '.') {
            at++;
            path.add(key());
        }
        return path;
    }

    private String key() throws NotPlain {
        if (peek() == '"') {
            return basicString();
        }
        if (peek() == '\'') {
            return literalString();
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
            case '"' -> text.startsWith(BASIC_LINES, at) ? basicLines() : basicString();
            case '\'' -> text.startsWith(LITERAL_LINES, at) ? literalLines() : literalString();
            case '[' -> array();
            case '{' -> inlineTable();
            default -> word();
        };
    }

    private Array array() throws NotPlain {
        deeper(1);
        Array array = new Array();
        at++;
        skipLines();
        while (peek() != ']') {
            int elementLine = line;
            int column = column();
            array.values().add(new PlacedValue(value(), elementLine, column));
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

    private Table inlineTable() throws NotPlain {
        deeper(1);
        Table table = new Table();
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

    private void deeper(int levels) throws NotPlain {
        depth += levels;
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
        int end = text.indexOf('"', start);
        if (end > start && isPlain(start, end)) {
            at = end + 1;
            return text.substring(start, end);
        }
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            string.append(letter());
        }
        require(at > start || next() != '"');
        at++;
        return string.toString();
    }

    /** Whether a part of the text is what it says, without escapes. */
    private boolean isPlain(int start, int end) {
        for (int i = start; i < end; i++) {
            char letter = text.charAt(i);
            if (letter == '\\' || !isText(letter)) {
                return false;
            }
        }
        return true;
    }

    private String literalLines() throws NotPlain {
        startOfLines();
        int start = at;
        while (!text.startsWith(LITERAL_LINES, at)) {
            if (!skipEndOfLine()) {
                requireText(peek());
                at++;
            }
        }
        String string = text.substring(start, at);
        endOfLines('\'');
        return string;
    }

    private String basicLines() throws NotPlain {
        startOfLines();
        StringBuilder string = new StringBuilder();
        while (!text.startsWith(BASIC_LINES, at)) {
            if (skipEndOfLine()) {
                string.append('\n');
            } else {
                string.append(letter());
            }
        }
        endOfLines('"');
        return string.toString();
    }

    private void startOfLines() {
        at += BASIC_LINES.length();
        skipEndOfLine();
    }

    /** A quote more would belong to the text. */
    private void endOfLines(char quote) throws NotPlain {
        at += BASIC_LINES.length();
        require(peek() != quote);
    }

    private boolean skipEndOfLine() {
        if (peek() != '\n') {
            return false;
        }
        at++;
        line++;
        lineStart = at;
        return true;
    }

    private char letter() throws NotPlain {
        char letter = peek();
        requireText(letter);
        at++;
        if (letter != '\\') {
            return letter;
        }
        char escaped = peek();
        at++;
        return switch (escaped) {
            case '"', '\\' -> escaped;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> throw new NotPlain();
        };
    }

    /** A truth value, a number, or a time with its zone. */
    private Object word() throws NotPlain {
        int start = at;
        while (isBare(peek()) || peek() == ':' || peek() == '+' || peek() == '.') {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        if (word.indexOf('T') > 0) {
            return time(word);
        }
        require(word.length() <= MOST_DIGITS && NUMBER.matcher(word).matches());
        if (word.indexOf('.') > 0) {
            return Double.valueOf(word);
        }
        return Long.valueOf(word);
    }

    /** Without the formatter of java.time, which is a library of its own to load; as in {@code 2025-01-25T11:30:10.5Z}. */
    private static OffsetDateTime time(String word) throws NotPlain {
        require(word.length() > SECONDS_END
                && word.charAt(4) == '-'
                && word.charAt(7) == '-'
                && word.charAt(10) == 'T'
                && word.charAt(13) == ':'
                && word.charAt(16) == ':');
        int zoneStart = SECONDS_END;
        int nanoseconds = 0;
        if (word.charAt(zoneStart) == '.') {
            zoneStart++;
            while (zoneStart < word.length() && isDigit(word.charAt(zoneStart))) {
                zoneStart++;
            }
            nanoseconds = nanoseconds(word, SECONDS_END + 1, zoneStart);
        }
        return OffsetDateTime.of(
                number(word, 0, 4),
                number(word, 5, 7),
                number(word, 8, 10),
                number(word, 11, 13),
                number(word, 14, 16),
                number(word, 17, SECONDS_END),
                nanoseconds,
                zone(word.substring(zoneStart)));
    }

    private static int nanoseconds(String word, int start, int end) throws NotPlain {
        require(end > start && end - start <= NANOSECOND_DIGITS);
        int nanoseconds = number(word, start, end);
        for (int digit = end - start; digit < NANOSECOND_DIGITS; digit++) {
            nanoseconds *= 10;
        }
        return nanoseconds;
    }

    private static int number(String word, int start, int end) throws NotPlain {
        int number = 0;
        for (int i = start; i < end; i++) {
            require(isDigit(word.charAt(i)));
            number = 10 * number + word.charAt(i) - '0';
        }
        return number;
    }

    private static ZoneOffset zone(String text) throws NotPlain {
        if (text.equals("Z")) {
            return ZoneOffset.UTC;
        }
        require(text.length() == 6 && (text.charAt(0) == '+' || text.charAt(0) == '-') && text.charAt(3) == ':');
        int sign = text.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(text, 1, 3), sign * number(text, 4, 6));
    }

    private void endOfLine() throws NotPlain {
        skipBlanks();
        skipComment();
        if (at < text.length()) {
            if (peek() == '\r') {
                at++;
            }
            require(skipEndOfLine());
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
            if (!skipEndOfLine()) {
                return;
            }
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

    private int column() {
        return at - lineStart + 1;
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
    private static boolean isText(char letter) {
        return letter == '\t' || (letter >= ' ' && letter != '\u007f' && !Character.isSurrogate(letter));
    }

    private static void requireText(char letter) throws NotPlain {
        require(isText(letter));
    }

    private static void require(boolean isPlain) throws NotPlain {
        if (!isPlain) {
            throw new NotPlain();
        }
    }
}
