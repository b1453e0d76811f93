package dev.pypack.project.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An array as it is written in a TOML document that is known to be right: where it and its elements begin and end.
 *
 * @see <a href="https://toml.io/en/v1.0.0#array">TOML 1.0, Array</a>
 */
final class ArrayText {
    private final String text;
    private final int open;
    private final int close;
    private final List<Element> elements;

    private ArrayText(String text, int open, int close, List<Element> elements) {
        this.text = text;
        this.open = open;
        this.close = close;
        this.elements = List.copyOf(elements);
    }

    /**
     * An element.
     *
     * @param start its first character
     * @param end behind its last character
     * @param endWithComma behind the comma that follows; the same as {@code end} where none does
     */
    record Element(int start, int end, int endWithComma) {
        boolean hasComma() {
            return end != endWithComma;
        }
    }

    /** Reads the array whose bracket stands at a place of the text. */
    static ArrayText at(String text, int open) {
        List<Element> elements = new ArrayList<>();
        int place = TomlText.skipBetween(text, open + 1);
        while (text.charAt(place) != ']') {
            int start = place;
            int end = TomlText.skipValue(text, start);
            place = TomlText.skipBetween(text, end);
            boolean hasComma = text.charAt(place) == ',';
            elements.add(new Element(start, end, hasComma ? place + 1 : end));
            place = hasComma ? TomlText.skipBetween(text, place + 1) : place;
        }
        return new ArrayText(text, open, place, elements);
    }

    String text() {
        return text;
    }

    /** Where the opening bracket is. */
    int open() {
        return open;
    }

    /** Where the closing bracket is. */
    int close() {
        return close;
    }

    List<Element> elements() {
        return elements;
    }

    String written(Element element) {
        return text.substring(element.start(), element.end());
    }

    boolean isLast(int index) {
        return index == elements.size() - 1;
    }

    boolean isOnOneLine() {
        return text.indexOf('\n', open) < 0 || text.indexOf('\n', open) > close;
    }

    /**
     * What stands before an element on its line, where commas stand there and not behind the element above; nothing where
     * they don't.
     */
    Optional<String> leadingComma() {
        return elements.stream()
                .map(each -> text.substring(lineStart(each.start()), each.start()))
                .filter(before -> before.strip().equals(","))
                .findFirst();
    }

    boolean isOnLaterLine(int before, int place) {
        return text.substring(before, place).indexOf('\n') >= 0;
    }

    /** Whether nothing else stands on the lines of an element but its comma and a comment. */
    boolean isAlone(int index) {
        Element element = elements.get(index);
        return text.substring(lineStart(element.start()), element.start()).isBlank() && endsLine(element);
    }

    /** Whether nothing else than a comment follows on the line. */
    boolean endsLine(Element element) {
        int next = TomlText.skipBetween(text, element.endWithComma());
        return isOnLaterLine(element.endWithComma(), next);
    }

    int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    /** Behind the last character of the line, before its end. */
    int lineEnd(int place) {
        int end = text.indexOf('\n', place);
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    int nextLine(int place) {
        return text.indexOf('\n', place) + 1;
    }

    String indent(int place) {
        int start = lineStart(place);
        return text.substring(start, TomlText.skipBlanks(text, start));
    }

    /** What ends the lines of the array. */
    String lineBreak() {
        int end = text.indexOf('\n', open);
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The text with something else in a range. */
    String with(int start, int end, String instead) {
        return text.substring(0, start) + instead + text.substring(end);
    }
}
