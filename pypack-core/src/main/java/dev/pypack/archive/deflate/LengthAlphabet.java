package dev.pypack.archive.deflate;

/**
 * The symbols of literals and lengths (RFC 1951, section 3.2.5): 0 to 255 are literals, 256 ends a block, 257 to 285 stand
 * for the first length of a range, and extra bits for the place within it.
 */
final class LengthAlphabet {
    static final int END_OF_BLOCK = 256;
    static final int SYMBOLS = 286;

    private static final int FIRST_LENGTH_SYMBOL = 257;
    /** Of the symbols from 257 on. */
    private static final byte[] EXTRA_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };

    /** By what {@link Token#literalOrLength} gives, as the next one is. */
    private static final short[] SYMBOL = new short[Token.LITERALS_AND_LENGTHS];

    private static final byte[] EXTRA = new byte[Token.LITERALS_AND_LENGTHS];

    static {
        for (int literal = 0; literal < Token.LITERALS; literal++) {
            SYMBOL[literal] = (short) literal;
        }
        int first = Token.LITERALS;
        for (int i = 0; i < EXTRA_BITS.length - 1; i++) {
            for (int extra = 0; extra < 1 << EXTRA_BITS[i]; extra++) {
                SYMBOL[first + extra] = (short) (FIRST_LENGTH_SYMBOL + i);
                EXTRA[first + extra] = (byte) extra;
            }
            first += 1 << EXTRA_BITS[i];
        }
        // The last range but one would have the longest length too, which has its own symbol without extra bits.
        SYMBOL[Token.LITERALS_AND_LENGTHS - 1] = SYMBOLS - 1;
        EXTRA[Token.LITERALS_AND_LENGTHS - 1] = 0;
    }

    private LengthAlphabet() {}

    static int symbol(int literalOrLength) {
        return SYMBOL[literalOrLength];
    }

    static int extraBits(int symbol) {
        return symbol < FIRST_LENGTH_SYMBOL ? 0 : EXTRA_BITS[symbol - FIRST_LENGTH_SYMBOL];
    }

    /** What the extra bits say. */
    static int extra(int literalOrLength) {
        return EXTRA[literalOrLength];
    }
}
