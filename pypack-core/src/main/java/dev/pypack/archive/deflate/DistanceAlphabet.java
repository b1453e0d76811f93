package dev.pypack.archive.deflate;

import java.util.Arrays;

/**
 * The symbols of distances (RFC 1951, section 3.2.5): after the first four, each power of two is halved, and extra bits
 * say the place within a half.
 */
final class DistanceAlphabet {
    static final int SYMBOLS = 30;
    /** What stands for the distance of a literal, which has none: no symbol is written for it. */
    static final int NONE = 30;

    /**
     * Of all distances. A smaller table of the near ones and of steps of the far ones would ask which a distance is, which
     * processors guess badly: that took a twentieth of all time.
     */
    private static final byte[] SYMBOL = new byte[Token.FARTHEST_MATCH + 1];

    static {
        SYMBOL[0] = NONE;
        int first = 1;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            int next = first + (1 << extraBits(symbol));
            Arrays.fill(SYMBOL, first, next, (byte) symbol);
            first = next;
        }
    }

    private DistanceAlphabet() {}

    /** The symbol of a distance, or {@link #NONE} for 0. */
    static int symbol(int distance) {
        return SYMBOL[distance];
    }

    static int extraBits(int symbol) {
        return symbol < 4 || symbol == NONE ? 0 : (symbol >> 1) - 1;
    }

    /** What the extra bits say: the place within the range of a symbol, whose size is a power of two. */
    static int extra(int distance, int extraBits) {
        return (distance - 1) & ((1 << extraBits) - 1);
    }
}
