package dev.pypack.archive.deflate;

/**
 * The symbols of distances (RFC 1951, section 3.2.5): after the first four, each power of two is halved, and extra bits
 * say the place within a half.
 */
final class DistanceAlphabet {
    static final int SYMBOLS = 30;
    /** What stands for the distance of a literal, which has none: no symbol is written for it. */
    static final int NONE = 30;

    private static final int NEAR = 256;
    /** Of the distances up to 256, then of those beyond, in steps of 128, since no range begins within a step. */
    private static final byte[] SYMBOL = new byte[NEAR + 1 + Token.FARTHEST_MATCH / 128];

    static {
        SYMBOL[0] = NONE;
        for (int distance = 1; distance <= NEAR; distance++) {
            SYMBOL[distance] = (byte) computed(distance);
        }
        for (int distance = NEAR + 1; distance <= Token.FARTHEST_MATCH; distance += 128) {
            SYMBOL[index(distance)] = (byte) computed(distance);
        }
    }

    private DistanceAlphabet() {}

    private static int computed(int distance) {
        int beyondFirst = distance - 1;
        if (beyondFirst < 4) {
            return beyondFirst;
        }
        int power = 31 - Integer.numberOfLeadingZeros(beyondFirst);
        return 2 * power + (beyondFirst >>> (power - 1) & 1);
    }

    private static int index(int distance) {
        return distance <= NEAR ? distance : NEAR + 1 + ((distance - 1) >>> 7);
    }

    /** The symbol of a distance, or {@link #NONE} for 0. */
    static int symbol(int distance) {
        return SYMBOL[index(distance)];
    }

    static int extraBits(int symbol) {
        return symbol < 4 || symbol == NONE ? 0 : (symbol >> 1) - 1;
    }

    /** What the extra bits say: the place within the range of a symbol, whose size is a power of two. */
    static int extra(int distance, int extraBits) {
        return (distance - 1) & ((1 << extraBits) - 1);
    }
}
