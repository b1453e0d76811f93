package dev.pypack.archive.deflate;

/**
 * Turns content into tokens. A match that is found is held until the next byte has been looked at: if a better one begins
 * there, a literal takes the place of the held one (RFC 1951, section 4, "lazy matching").
 */
final class LazyParser {
    /** Candidates that are looked at where no match is held. */
    static final int DEPTH = 20;
    /** Candidates that are looked at for a match that would be better than the held one. */
    static final int DEPTH_WHILE_HELD = 4;

    /** A match of this length is taken at once. */
    private static final int LONG_ENOUGH = 32;
    /** Content that had no match for so long is likely to have none soon: some bytes are not even looked at. */
    private static final int DULL_BYTES = 256;
    /** The number of such bytes grows with the distance from the latest match, up to this. */
    static final int MOST_SKIPPED = 16;

    private final MatchFinder finder;
    private byte[] content = {};
    private int end;
    /** The next index to look at. */
    private int index;
    /** The match at the index before, which has no token yet; or none. */
    private int held;
    /** Where the latest match ended. */
    private int matchEnd;

    LazyParser(MatchFinder finder) {
        this.finder = finder;
    }

    void begin(byte[] newContent, int from, int to) {
        finder.begin(newContent, from, to);
        content = newContent;
        end = to;
        index = from;
        held = Token.NO_MATCH;
        matchEnd = from;
    }

    /** Where the tokens so far end. */
    int position() {
        return held == Token.NO_MATCH ? index : index - 1;
    }

    boolean isAtEnd() {
        return position() == end;
    }

    /**
     * Appends tokens.
     *
     * @param tokens where they go; with room for {@link #MOST_SKIPPED} more than are asked for
     * @param count how many are there already
     * @param asked how many shall be there afterwards
     * @return how many are there now: fewer than asked for at the end of the content alone, and up to
     *     {@link #MOST_SKIPPED} more where bytes were skipped
     */
    int parse(int[] tokens, int count, int asked) {
        int filled = count;
        int lastSearchable = finder.lastSearchable();
        while (filled < asked && index <= lastSearchable) {
            filled = held == Token.NO_MATCH ? search(tokens, filled) : searchForBetter(tokens, filled);
        }
        while (filled < asked && position() < end) {
            filled = held == Token.NO_MATCH ? addLiteral(tokens, filled) : take(tokens, filled, held, index - 1);
        }
        return filled;
    }

    private int search(int[] tokens, int count) {
        int match = finder.enterAndFind(index, 0, DEPTH);
        if (match == Token.NO_MATCH) {
            int filled = addLiteral(tokens, count);
            return index - matchEnd < DULL_BYTES ? filled : skip(tokens, filled);
        }
        if (Token.length(match) >= LONG_ENOUGH) {
            return take(tokens, count, match, index);
        }
        held = match;
        index++;
        return count;
    }

    private int searchForBetter(int[] tokens, int count) {
        int match = finder.enterAndFind(index, Token.length(held) - 1, DEPTH_WHILE_HELD);
        if (match == Token.NO_MATCH || !isBetter(match, held)) {
            return take(tokens, count, held, index - 1);
        }
        tokens[count] = Token.literal(content[index - 1]);
        held = match;
        index++;
        return count + 1;
    }

    private int take(int[] tokens, int count, int match, int start) {
        int next = start + Token.length(match);
        finder.enter(index + 1, next);
        tokens[count] = match;
        index = next;
        matchEnd = next;
        held = Token.NO_MATCH;
        return count + 1;
    }

    private int addLiteral(int[] tokens, int count) {
        tokens[count] = Token.literal(content[index++]);
        return count + 1;
    }

    private int skip(int[] tokens, int count) {
        int filled = count;
        int to = Math.min(index + Math.min((index - matchEnd) / DULL_BYTES, MOST_SKIPPED), end);
        while (index < to) {
            filled = addLiteral(tokens, filled);
        }
        return filled;
    }

    /**
     * Whether a match is worth the literal that it costs to wait for it. A byte more saves about four bits, a distance of
     * half the size one.
     */
    private static boolean isBetter(int match, int held) {
        int longer = Token.length(match) - Token.length(held);
        int nearer = Integer.numberOfLeadingZeros(Token.distance(match))
                - Integer.numberOfLeadingZeros(Token.distance(held));
        return 4 * longer + nearer >= 2;
    }
}
