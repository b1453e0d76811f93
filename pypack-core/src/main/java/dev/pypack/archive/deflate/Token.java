package dev.pypack.archive.deflate;

/**
 * What a block is made of before it is coded (RFC 1951, section 2): a literal byte, or a match, which repeats
 * {@code length} bytes that stand {@code distance} bytes before. As an {@code int}, for there is one for every few bytes
 * of content: a literal is its value from 0 to 255, a match has its length in the upper and its distance in the lower
 * half.
 */
final class Token {
    /** "Nothing found" where a match is asked for; no match looks like that. */
    static final int NO_MATCH = 0;

    static final int SHORTEST_MATCH = 3;
    static final int LONGEST_MATCH = 258;
    static final int FARTHEST_MATCH = 1 << 15;

    private Token() {}

    static int literal(byte value) {
        return value & 0xFF;
    }

    static int match(int length, int distance) {
        return length << 16 | distance;
    }

    static boolean isLiteral(int token) {
        return token < 1 << 16;
    }

    static int length(int match) {
        return match >>> 16;
    }

    static int distance(int match) {
        return match & 0xFFFF;
    }
}
