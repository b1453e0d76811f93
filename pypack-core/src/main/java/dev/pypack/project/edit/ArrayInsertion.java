package dev.pypack.project.edit;

import dev.pypack.project.edit.ArrayText.Element;

/** Inserts an element into an array, in the form that its neighbours have. */
final class ArrayInsertion {
    private static final String INDENT = "    ";

    private final ArrayText array;
    private final String text;

    ArrayInsertion(ArrayText array) {
        this.array = array;
        this.text = array.text();
    }

    /** The text with an element more, before the one of this index or behind the last. */
    String insert(int index, String value) {
        if (array.elements().isEmpty()) {
            return insertFirst(value);
        }
        return array.leadingComma()
                .map(prefix -> insertBehindComma(index, prefix, value))
                .orElseGet(() -> index == 0 ? insertAtFront(value) : insertBehind(index - 1, value));
    }

    private String insertFirst(String value) {
        if (array.isOnOneLine()) {
            String blanks = text.substring(array.open() + 1, array.close());
            return array.with(array.open() + 1, array.close(), blanks + value + blanks);
        }
        int line = array.lineStart(array.close());
        return array.with(line, line, indentOfFirst() + value + "," + array.lineBreak());
    }

    private String indentOfFirst() {
        int first = TomlText.skipBlanks(text, array.nextLine(array.open()));
        return text.charAt(first) == '#' ? array.indent(first) : array.indent(array.close()) + INDENT;
    }

    /** Where commas stand before elements, a new one stands below the one before it, with a comma before it. */
    private String insertBehindComma(int index, String prefix, String value) {
        if (index == 0) {
            int start = array.elements().get(0).start();
            return array.with(start, start, value + array.lineBreak() + prefix);
        }
        Element before = array.elements().get(index - 1);
        int end = endOfLeading(before);
        return array.with(end, end, array.lineBreak() + prefix + value);
    }

    private int endOfLeading(Element element) {
        int end = array.lineEnd(element.end());
        String rest = end < 0 ? "" : text.substring(element.end(), end).strip();
        return rest.isEmpty() || rest.startsWith("#") ? end : element.end();
    }

    private String insertAtFront(String value) {
        Element first = array.elements().get(0);
        boolean isOnNewLine =
                text.substring(array.lineStart(first.start()), first.start()).isBlank();
        if (isOnNewLine && array.endsLine(first)) {
            int line = startOfComments(array.lineStart(first.start()));
            return array.with(line, line, array.indent(first.start()) + value + "," + array.lineBreak());
        }
        return array.with(first.start(), first.start(), value + "," + separator());
    }

    /** The comments right above an element are its own. */
    private int startOfComments(int line) {
        int start = line;
        while (start > array.nextLine(array.open())) {
            int above = array.lineStart(start - 1);
            if (text.charAt(TomlText.skipBlanks(text, above)) != '#') {
                return start;
            }
            start = above;
        }
        return start;
    }

    private String insertBehind(int index, String value) {
        Element before = array.elements().get(index);
        if (!array.isOnOneLine() && array.endsLine(before)) {
            int line = array.nextLine(before.endWithComma());
            String inserted = indentBehind(before) + value + (before.hasComma() ? "," : "") + array.lineBreak();
            String comma = before.hasComma() ? "" : ",";
            return text.substring(0, before.end())
                    + comma
                    + text.substring(before.end(), line)
                    + inserted
                    + text.substring(line);
        }
        return before.hasComma()
                ? array.with(before.endWithComma(), before.endWithComma(), separator() + value + ",")
                : array.with(before.end(), before.end(), "," + separator() + value);
    }

    /** A line that begins with the array's key says nothing of the lines below. */
    private String indentBehind(Element before) {
        if (array.lineStart(before.start()) > array.open()) {
            return array.indent(before.start());
        }
        return array.elements().stream()
                .filter(each -> array.lineStart(each.start()) > array.open())
                .findFirst()
                .map(each -> array.indent(each.start()))
                .orElseGet(() -> array.indent(array.open()) + INDENT);
    }

    /** What stands between elements on one line. */
    private String separator() {
        for (int i = 1; i < array.elements().size(); i++) {
            String between = text.substring(
                    array.elements().get(i - 1).endWithComma(),
                    array.elements().get(i).start());
            if (between.indexOf('\n') < 0) {
                return between;
            }
        }
        return " ";
    }
}
