package dev.pypack.pep;

/**
 * A text that breaks the standard that it claims to follow. The message says what is wrong and shows the place: the
 * line of the text, cut to a readable width, and a caret under the position.
 */
public final class InvalidPep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The whole text. */
    private final String input;
    /** Where the mistake begins. */
    private final int position;
    /** What is wrong. */
    private final String reason;

    /**
     * Says what is wrong with a text, and where.
     *
     * @param input the whole text
     * @param position where in the text the mistake begins, in UTF-16 code units from 0 up to the length of the text
     * @param reason what is wrong there, as a clause without a full stop
     */
    public InvalidPep(String input, int position, String reason) {
        super(input.isEmpty() ? reason : reason + "\n" + new Place(input, position));
        this.input = input;
        this.position = position;
        this.reason = reason;
    }

    /**
     * The whole text.
     *
     * @return as it was given
     */
    public String input() {
        return input;
    }

    /**
     * Where the mistake begins.
     *
     * @return in UTF-16 code units from 0 up to the length of the text
     */
    public int position() {
        return position;
    }

    /**
     * What is wrong.
     *
     * @return a clause without a full stop
     */
    public String reason() {
        return reason;
    }

    /** A place in a text, shown as the piece of its line round it and a caret below. */
    private record Place(String text, int position) {
        private static final int REACH = 40;
        private static final String INDENT = "    ";
        private static final String CUT = "...";

        /** A message must not fail because of a place that is out of its text. */
        private Place {
            position = Math.max(0, Math.min(position, text.length()));
        }

        @Override
        public String toString() {
            int start = start();
            int end = end();
            boolean cutBefore = start > 0 && !isBreak(text.charAt(start - 1));
            boolean cutAfter = end < text.length() && !isBreak(text.charAt(end));
            String before = INDENT + (cutBefore ? CUT : "");
            String line = printable(text.substring(start, end));
            return before + line + (cutAfter ? CUT : "") + "\n" + " ".repeat(before.length() + position - start) + "^";
        }

        private int start() {
            int start = position;
            while (start > 0 && start > position - REACH && !isBreak(text.charAt(start - 1))) {
                start--;
            }
            return start;
        }

        private int end() {
            int end = position;
            while (end < text.length() && end < position + REACH && !isBreak(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private static boolean isBreak(char c) {
            return c == '\n' || c == '\r';
        }

        /** One column per character, so that the caret stays under its place, and nothing that a terminal obeys. */
        private static String printable(String piece) {
            StringBuilder shown = new StringBuilder(piece.length());
            for (int i = 0; i < piece.length(); i++) {
                char c = piece.charAt(i);
                shown.append(c == '\t' ? ' ' : Character.isISOControl(c) ? '?' : c);
            }
            return shown.toString();
        }
    }
}
