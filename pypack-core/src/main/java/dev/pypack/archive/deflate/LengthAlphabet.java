package dev.pypack.archive.deflate;

/**
 * The symbols of literals and lengths (RFC 1951, section 3.2.5): 0 to 255 are literals, 256 ends a block, 257 to 285
 * stand for the first length of a range, and extra bits for the place within it.
 */
final class LengthAlphabet {
    static final int END_OF_BLOCK = 256;
    static final int SYMBOLS = 286;

    private static final int FIRST_LENGTH_SYMBOL = 257;
    /** Of the symbols 257 to 285. */
    private static final byte[] EXTRA_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };

    private static final short[] FIRST_LENGTHS = new short[EXTRA_BITS.length];
    private static final short[] SYMBOL_OF_LENGTH = new short[Token.LONGEST_MATCH + 1];

    static {
        int length = Token.SHORTEST_MATCH;
        for (int i = 0; i < EXTRA_BITS.length; i++) {
            // The last range begins one early: 258 has its own symbol, without extra bits.
            int first = Math.min(length, Token.LONGEST_MATCH);
            FIRST_LENGTHS[i] = (short) (i == EXTRA_BITS.length - 1 ? Token.LONGEST_MATCH : first);
            length = first + (1 << EXTRA_BITS[i]);
            for (int each = FIRST_LENGTHS[i]; each < Math.min(length, Token.LONGEST_MATCH + 1); each++) {
                SYMBOL_OF_LENGTH[each] = (short) (FIRST_LENGTH_SYMBOL + i);
            }
        }
    }

    private LengthAlphabet() {}

    static int symbol(int length) {
        return SYMBOL_OF_LENGTH[length];
    }

    static int extraBits(int symbol) {
        return symbol < FIRST_LENGTH_SYMBOL ? 0 : EXTRA_BITS[symbol - FIRST_LENGTH_SYMBOL];
    }

    /** What the extra bits of a length say. */
    static int extra(int length) {
        return length - FIRST_LENGTHS[SYMBOL_OF_LENGTH[length] - FIRST_LENGTH_SYMBOL];
    }
}
