package dev.pypack.archive.deflate;

import java.util.Arrays;

/** How often each symbol occurs among tokens. */
final class Histogram {
    private final int[] lengths = new int[LengthAlphabet.SYMBOLS];
    /** And one more, which counts literals. */
    private final int[] distances = new int[DistanceAlphabet.NONE + 1];

    /** The counts of literals and lengths, by symbol. */
    int[] lengths() {
        return lengths;
    }

    /** The counts of distances, by symbol. */
    int[] distances() {
        return distances;
    }

    void clear() {
        Arrays.fill(lengths, 0);
        Arrays.fill(distances, 0);
    }

    void count(int[] tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            count(tokens[i]);
        }
    }

    /** A method of its own, for a young JVM compiles what is called hundreds of times long before what is in a loop. */
    private void count(int token) {
        lengths[LengthAlphabet.symbol(Token.literalOrLength(token))]++;
        distances[DistanceAlphabet.symbol(Token.distance(token))]++;
    }

    void countEndOfBlock() {
        lengths[LengthAlphabet.END_OF_BLOCK]++;
    }

    /** Becomes the sum of two others. */
    void add(Histogram one, Histogram other) {
        add(lengths, one.lengths, other.lengths);
        add(distances, one.distances, other.distances);
    }

    private static void add(int[] sums, int[] ones, int[] others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = ones[i] + others[i];
        }
    }

    /** What the extra bits of all symbols take. */
    int extraBits() {
        int bits = 0;
        for (int symbol = LengthAlphabet.END_OF_BLOCK; symbol < lengths.length; symbol++) {
            bits += lengths[symbol] * LengthAlphabet.extraBits(symbol);
        }
        for (int symbol = 0; symbol < DistanceAlphabet.SYMBOLS; symbol++) {
            bits += distances[symbol] * DistanceAlphabet.extraBits(symbol);
        }
        return bits;
    }

    /**
     * What the symbols would take, coded as well as can be, without extra bits and without the code itself: their
     * entropy.
     *
     * @return in bits
     */
    int idealBits() {
        return (idealBits(lengths, LengthAlphabet.SYMBOLS) + idealBits(distances, DistanceAlphabet.SYMBOLS))
                / BinaryLogarithm.UNIT;
    }

    private static int idealBits(int[] counts, int symbols) {
        int total = 0;
        int bits = 0;
        for (int symbol = 0; symbol < symbols; symbol++) {
            int count = counts[symbol];
            if (count > 0) {
                total += count;
                bits -= count * BinaryLogarithm.of(count);
            }
        }
        return total == 0 ? 0 : bits + total * BinaryLogarithm.of(total);
    }
}
