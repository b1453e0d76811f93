package dev.pypack.pep;

/**
 * A text that breaks the standard that it claims to follow.
 */
public final class InvalidPep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String input;
    private final int position;
    private final String reason;

    /**
     * Says what is wrong with a text, and where.
     *
     * @param input the whole text
     * @param position where in the text the mistake begins, in UTF-16 code units from 0
     * @param reason what is wrong there, as a clause without a full stop
     */
    public InvalidPep(String input, int position, String reason) {
        super(reason);
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
     * @return in UTF-16 code units from 0
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
}
