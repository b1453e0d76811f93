package dev.pypack.archive.deflate;

/**
 * What a block is made of before it is coded (RFC 1951, section 2): a literal byte, or a match, which repeats {@code length}
 * bytes that stand {@code distance} bytes before. As an {@code int}, for there is one for every few bytes of content. Its
 * upper half is a literal from 0 to 255 or, above these, a length; its lower half is a distance, which is 0 for a literal.
 * So the loops over tokens need not ask which of both a token is: processors guess that badly.
 */
final class Token {
    /** "Nothing found", where a match is asked for. */
    static final int NO_MATCH = 0;

    static final int SHORTEST_MATCH = 3;
    static final int LONGEST_MATCH = 258;
    static final int FARTHEST_MATCH = 1 << 15;

    static final int LITERALS = 256;
    /** All values of {@link #literalOrLength} are below. */
    static final int LITERALS_AND_LENGTHS = LITERALS + LONGEST_MATCH - SHORTEST_MATCH + 1;

    private static final int LENGTH_OFFSET = LITERALS - SHORTEST_MATCH;

    private Token() {}

    static int literal(byte value) {
        return (value & 0xFF) << 16;
    }

    static int match(int length, int distance) {
        return (LENGTH_OFFSET + length) << 16 | distance;
    }

    /** A literal, or {@link #LITERALS} and what the length has beyond {@link #SHORTEST_MATCH}. */
    static int literalOrLength(int token) {
        return token >>> 16;
    }

    static int length(int match) {
        return (match >>> 16) - LENGTH_OFFSET;
    }

    /** 0 for a literal. */
    static int distance(int token) {
        return token & 0xFFFF;
    }
}
