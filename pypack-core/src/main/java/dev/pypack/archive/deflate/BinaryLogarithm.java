package dev.pypack.archive.deflate;

/**
 * Logarithms to the base 2 as whole numbers, in units of 1/256: the ideal length of a code in bits (Shannon). Exact to
 * about one unit, and the same on every machine.
 */
final class BinaryLogarithm {
    static final int UNIT = 256;

    private static final int MANTISSA_BITS = 8;
    private static final short[] OF_MANTISSA = new short[1 << MANTISSA_BITS];

    static {
        for (int i = 0; i < OF_MANTISSA.length; i++) {
            // StrictMath, since Math may differ in the last bit from one processor to the next.
            double logarithm = StrictMath.log(1 + (double) i / OF_MANTISSA.length) / StrictMath.log(2);
            OF_MANTISSA[i] = (short) StrictMath.round(logarithm * UNIT);
        }
    }

    private BinaryLogarithm() {}

    /** @param number at least 1 */
    static int of(int number) {
        int zeros = Integer.numberOfLeadingZeros(number);
        int mantissa = (number << zeros << 1) >>> (Integer.SIZE - MANTISSA_BITS);
        return (Integer.SIZE - 1 - zeros) * UNIT + OF_MANTISSA[mantissa];
    }
}
