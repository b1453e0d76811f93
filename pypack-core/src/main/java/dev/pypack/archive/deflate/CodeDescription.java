package dev.pypack.archive.deflate;

import java.util.Arrays;

/**
 * How a dynamic block says which codes it uses (RFC 1951, section 3.2.7): the lengths of both codes as one sequence, runs
 * shortened, in a Huffman code of its own, whose lengths come first.
 */
final class CodeDescription {
    private static final int SYMBOLS = 19;
    private static final int LONGEST_CODE = 7;
    private static final int SYMBOL_BITS = 5;
    private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;

    private static final int REPEAT_LENGTH = 16;
    private static final int REPEAT_ZERO = 17;
    private static final int REPEAT_ZERO_OFTEN = 18;

    private static final int LEAST_LENGTH_CODES = 257;
    private static final int LEAST_DISTANCE_CODES = 1;
    private static final int LEAST_CODE_LENGTHS = 4;
    /** The symbols, the commonest first, so that the last ones can be left out. */
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final HuffmanCode code = new HuffmanCode(SYMBOLS, LONGEST_CODE);
    private final int[] counts = new int[SYMBOLS];
    private final int[] lengths = new int[LengthAlphabet.SYMBOLS + DistanceAlphabet.SYMBOLS];
    /** The sequence with its runs shortened: symbols, with the value of their extra bits above. */
    private final int[] sequence = new int[lengths.length];

    private int sequenceLength;
    private int lengthCodes;
    private int distanceCodes;
    private int codeLengths;

    void describe(TokenCode described) {
        HuffmanCode lengthCode = described.lengths();
        HuffmanCode distanceCode = described.distances();
        lengthCodes = Math.max(LEAST_LENGTH_CODES, lengthCode.usedSymbols());
        distanceCodes = Math.max(LEAST_DISTANCE_CODES, distanceCode.usedSymbols());
        for (int i = 0; i < lengthCodes; i++) {
            lengths[i] = lengthCode.length(i);
        }
        for (int i = 0; i < distanceCodes; i++) {
            lengths[lengthCodes + i] = distanceCode.length(i);
        }
        shortenRuns(lengthCodes + distanceCodes);
        code.fit(counts);
        codeLengths = SYMBOLS;
        while (codeLengths > LEAST_CODE_LENGTHS && code.length(ORDER[codeLengths - 1]) == 0) {
            codeLengths--;
        }
    }

    private void shortenRuns(int end) {
        Arrays.fill(counts, 0);
        sequenceLength = 0;
        int from = 0;
        while (from < end) {
            int to = from + 1;
            while (to < end && lengths[to] == lengths[from]) {
                to++;
            }
            if (lengths[from] == 0) {
                addZeros(to - from);
            } else {
                add(lengths[from], 0);
                addRepeats(lengths[from], to - from - 1);
            }
            from = to;
        }
    }

    private void addZeros(int run) {
        int left = run;
        while (left >= 11) {
            int repeats = Math.min(left, 138);
            add(REPEAT_ZERO_OFTEN, repeats - 11);
            left -= repeats;
        }
        if (left >= 3) {
            add(REPEAT_ZERO, left - 3);
            left = 0;
        }
        for (; left > 0; left--) {
            add(0, 0);
        }
    }

    private void addRepeats(int length, int run) {
        int left = run;
        while (left >= 3) {
            int repeats = Math.min(left, 6);
            add(REPEAT_LENGTH, repeats - 3);
            left -= repeats;
        }
        for (; left > 0; left--) {
            add(length, 0);
        }
    }

    private void add(int symbol, int extra) {
        sequence[sequenceLength++] = extra << SYMBOL_BITS | symbol;
        counts[symbol]++;
    }

    private static int extraBits(int symbol) {
        return switch (symbol) {
            case REPEAT_LENGTH -> 2;
            case REPEAT_ZERO -> 3;
            case REPEAT_ZERO_OFTEN -> 7;
            default -> 0;
        };
    }

    /** What it takes to write the description. */
    int bits() {
        int bits = 5 + 5 + 4 + 3 * codeLengths + code.bits(counts, SYMBOLS);
        for (int symbol = REPEAT_LENGTH; symbol <= REPEAT_ZERO_OFTEN; symbol++) {
            bits += counts[symbol] * extraBits(symbol);
        }
        return bits;
    }

    void write(BitWriter out) {
        out.write(lengthCodes - LEAST_LENGTH_CODES, 5);
        out.write(distanceCodes - LEAST_DISTANCE_CODES, 5);
        out.write(codeLengths - LEAST_CODE_LENGTHS, 4);
        for (int i = 0; i < codeLengths; i++) {
            out.write(code.length(ORDER[i]), 3);
        }
        for (int i = 0; i < sequenceLength; i++) {
            int symbol = sequence[i] & SYMBOL_MASK;
            out.write(code.code(symbol), code.length(symbol));
            out.write(sequence[i] >>> SYMBOL_BITS, extraBits(symbol));
        }
    }
}
