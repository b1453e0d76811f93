package dev.pypack.project.edit;

import dev.pypack.project.edit.ArrayText.Element;

/**
 * Removes an element from an array: with its line and the comment behind it, where it stands alone. Comments on lines of
 * their own stay.
 */
final class ArrayRemoval {
    private final ArrayText array;
    private final String text;

    ArrayRemoval(ArrayText array) {
        this.array = array;
        this.text = array.text();
    }

    /** The text without the element of this index. */
    String remove(int index) {
        if (array.leadingComma().isPresent()) {
            return removeWithLeadingComma(index);
        }
        if (array.isAlone(index)) {
            return removeLine(index);
        }
        if (array.elements().size() == 1) {
            return removeOnly(array.elements().get(0));
        }
        return removeFromLine(index);
    }

    private String removeLine(int index) {
        Element element = array.elements().get(index);
        int start = array.lineStart(element.start());
        int end = array.nextLine(element.endWithComma());
        if (element.hasComma() || index == 0) {
            return array.with(start, end, "");
        }
        Element before = array.elements().get(index - 1);
        return text.substring(0, before.end()) + text.substring(before.endWithComma(), start) + text.substring(end);
    }

    /** In an array that has room inside its brackets, it stays. */
    private String removeOnly(Element element) {
        if (array.isOnOneLine()) {
            return array.with(element.start(), array.close(), "");
        }
        return array.with(element.start(), withComment(element.endWithComma()), "");
    }

    private String removeFromLine(int index) {
        Element element = array.elements().get(index);
        if (index > 0 && isOnLineOf(index - 1, element)) {
            return removeBehind(array.elements().get(index - 1), element);
        }
        if (!array.isLast(index)) {
            Element next = array.elements().get(index + 1);
            boolean sharesLine = !array.isOnLaterLine(element.end(), next.start());
            return array.with(element.start(), sharesLine ? next.start() : withComment(element.endWithComma()), "");
        }
        return removeLast(array.elements().get(index - 1), element);
    }

    private boolean isOnLineOf(int index, Element element) {
        return !array.isOnLaterLine(array.elements().get(index).end(), element.start());
    }

    private String removeBehind(Element before, Element element) {
        return element.hasComma()
                ? array.with(before.endWithComma(), element.endWithComma(), "")
                : array.with(before.end(), element.end(), "");
    }

    /** Where it is followed by the bracket, that follows the element above, unless there are comments between. */
    private String removeLast(Element before, Element element) {
        if (text.substring(before.endWithComma(), element.start()).isBlank()) {
            return removeBehind(before, element);
        }
        String rest = text.substring(element.endWithComma());
        return text.substring(0, before.end())
                + text.substring(element.hasComma() ? before.end() : before.endWithComma(), element.start())
                + rest.stripLeading();
    }

    /** Behind the comment that follows on the line; without one, behind what was asked for. */
    private int withComment(int end) {
        int comment = TomlText.skipBlanks(text, end);
        return text.charAt(comment) == '#' ? array.lineEnd(comment) : end;
    }

    /** The comma before the element goes with it; without the first, the second has none. */
    private String removeWithLeadingComma(int index) {
        Element element = array.elements().get(index);
        if (index == 0) {
            Element second = array.elements().get(1);
            return array.with(element.start(), second.start(), "");
        }
        Element before = array.elements().get(index - 1);
        int comma = before.endWithComma() - 1;
        if (array.isOnLaterLine(before.end(), comma)) {
            int end = TomlText.skipBlanks(text, element.end());
            boolean endsLine = "#\r\n".indexOf(text.charAt(end)) >= 0;
            return endsLine
                    ? array.with(array.lineStart(comma), array.nextLine(element.end()), "")
                    : array.with(comma, element.end(), "");
        }
        return array.with(comma, element.end(), "");
    }
}
