package dev.pypack.archive.deflate;

import java.util.Arrays;

/** How often each symbol occurs among tokens. */
final class Histogram {
    private final int[] lengths = new int[LengthAlphabet.SYMBOLS];
    private final int[] distances = new int[DistanceAlphabet.SYMBOLS];

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
        int[] lengthCounts = lengths;
        int[] distanceCounts = distances;
        for (int i = from; i < to; i++) {
            int token = tokens[i];
            if (Token.isLiteral(token)) {
                lengthCounts[token]++;
            } else {
                lengthCounts[LengthAlphabet.symbol(Token.length(token))]++;
                distanceCounts[DistanceAlphabet.symbol(Token.distance(token))]++;
            }
        }
    }

    void countEndOfBlock() {
        lengths[LengthAlphabet.END_OF_BLOCK]++;
    }

    void add(Histogram other) {
        add(lengths, other.lengths);
        add(distances, other.distances);
    }

    private static void add(int[] counts, int[] others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others[i];
        }
    }

    /** What the extra bits of all symbols take. */
    int extraBits() {
        int bits = 0;
        for (int symbol = LengthAlphabet.END_OF_BLOCK; symbol < lengths.length; symbol++) {
            bits += lengths[symbol] * LengthAlphabet.extraBits(symbol);
        }
        for (int symbol = 0; symbol < distances.length; symbol++) {
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
        return (idealBits(lengths) + idealBits(distances)) / BinaryLogarithm.UNIT;
    }

    private static int idealBits(int[] counts) {
        int total = 0;
        int bits = 0;
        for (int count : counts) {
            if (count > 0) {
                total += count;
                bits -= count * BinaryLogarithm.of(count);
            }
        }
        return total == 0 ? 0 : bits + total * BinaryLogarithm.of(total);
    }
}
