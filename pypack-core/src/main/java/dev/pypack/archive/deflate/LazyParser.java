package dev.pypack.archive.deflate;

/**
 * Turns content into tokens. A match that is found is held until the next byte has been looked at: if a better one begins
 * there, a literal takes the place of the held one (RFC 1951, section 4, "lazy matching").
 */
final class LazyParser {
    /** Candidates that are looked at where no match is held. */
    private static final int DEPTH = 24;
    /** A match of this length is taken at once. */
    private static final int LONG_ENOUGH = 32;
    /** Content that had no match for so long is likely to have none soon: some bytes are not even looked at. */
    private static final int DULL_BYTES = 256;

    static final int MOST_SKIPPED = 8;

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
     * @param tokens where they go
     * @param count how many are there already
     * @param most how many may be there afterwards
     * @return how many are there now: {@code most}, or fewer at the end of the content
     */
    int parse(int[] tokens, int count, int most) {
        int filled = count;
        int searchable = finder.lastSearchable();
        while (filled < most && index <= searchable) {
            if (held == Token.NO_MATCH) {
                int match = finder.enterAndFind(index, 0, DEPTH);
                if (match == Token.NO_MATCH) {
                    tokens[filled++] = Token.literal(content[index++]);
                    if (index - matchEnd >= DULL_BYTES) {
                        filled = skip(tokens, filled);
                    }
                } else if (Token.length(match) >= LONG_ENOUGH) {
                    finder.enter(index + 1, index + Token.length(match));
                    tokens[filled++] = match;
                    index += Token.length(match);
                    matchEnd = index;
                } else {
                    held = match;
                    index++;
                }
            } else {
                int match = finder.enterAndFind(index, Token.length(held) - 1, DEPTH / 2);
                if (match != Token.NO_MATCH && isBetter(match, held)) {
                    tokens[filled++] = Token.literal(content[index - 1]);
                    held = match;
                    index++;
                } else {
                    tokens[filled++] = held;
                    int next = index - 1 + Token.length(held);
                    finder.enter(index + 1, next);
                    index = next;
                    matchEnd = next;
                    held = Token.NO_MATCH;
                }
            }
        }
        while (filled < most && position() < end) {
            if (held != Token.NO_MATCH) {
                tokens[filled++] = held;
                index += Token.length(held) - 1;
                held = Token.NO_MATCH;
            } else {
                tokens[filled++] = Token.literal(content[index++]);
            }
        }
        return filled;
    }

    private int skip(int[] tokens, int count) {
        int filled = count;
        int to = Math.min(index + Math.min((index - matchEnd) / DULL_BYTES, MOST_SKIPPED), end);
        while (index < to) {
            tokens[filled++] = Token.literal(content[index++]);
        }
        return filled;
    }

    /** Four bytes... */
    private static boolean isBetter(int match, int held) {
        int longer = Token.length(match) - Token.length(held);
        int nearer = Integer.numberOfLeadingZeros(Token.distance(match))
                - Integer.numberOfLeadingZeros(Token.distance(held));
        return 4 * longer + nearer >= 2;
    }
}
