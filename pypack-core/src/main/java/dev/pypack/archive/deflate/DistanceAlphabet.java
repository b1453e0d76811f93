package dev.pypack.archive.deflate;

/**
 * The symbols of distances (RFC 1951, section 3.2.5): after the first four, each power of two is halved, and extra bits
 * say the place within a half.
 */
final class DistanceAlphabet {
    static final int SYMBOLS = 30;

    private static final int NEAR = 256;
    /** Of the distances from 1 to 256, then of those that are greater, in steps of 128: no border lies within a step. */
    private static final byte[] SYMBOL_OF_DISTANCE = new byte[2 * NEAR];

    static {
        for (int i = 0; i < NEAR; i++) {
            SYMBOL_OF_DISTANCE[i] = (byte) computed(i);
            SYMBOL_OF_DISTANCE[NEAR + i] = (byte) computed(i << 7);
        }
    }

    private DistanceAlphabet() {}

    private static int computed(int beyondFirst) {
        if (beyondFirst < 4) {
            return beyondFirst;
        }
        int power = 31 - Integer.numberOfLeadingZeros(beyondFirst);
        return 2 * power + (beyondFirst >>> (power - 1) & 1);
    }

    static int symbol(int distance) {
        int beyondFirst = distance - 1;
        return SYMBOL_OF_DISTANCE[beyondFirst < NEAR ? beyondFirst : NEAR + (beyondFirst >>> 7)];
    }

    static int extraBits(int symbol) {
        return symbol < 4 ? 0 : (symbol >> 1) - 1;
    }

    /** What the extra bits of a distance say: its place within the range of its symbol, whose size is a power of two. */
    static int extra(int distance, int extraBits) {
        return (distance - 1) & ((1 << extraBits) - 1);
    }
}
