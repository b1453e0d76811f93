package dev.pypack.archive.deflate;

import java.util.Arrays;

/** The two codes of a block together: one of literals and lengths, one of distances (RFC 1951, section 3.2.5). */
final class TokenCode {
    private static final int LONGEST_CODE = 15;
    private static final int COUNT_BITS = 5;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    private final HuffmanCode lengths;
    private final HuffmanCode distances;

    /** Work space: the bits of each literal or length with its extra bits, and below them their count. */
    private final int[] lengthBits = new int[Token.LITERALS_AND_LENGTHS];
    /** Work space: the code of each symbol of a distance, its length, and the count of its extra bits. */
    private final int[] distanceBits = new int[DistanceAlphabet.NONE + 1];

    private TokenCode(int lengthSymbols, int distanceSymbols) {
        lengths = new HuffmanCode(lengthSymbols, LONGEST_CODE);
        distances = new HuffmanCode(distanceSymbols, LONGEST_CODE);
    }

    /** Without codes yet. */
    static TokenCode dynamic() {
        return new TokenCode(LengthAlphabet.SYMBOLS, DistanceAlphabet.SYMBOLS);
    }

    /** RFC 1951, section 3.2.6. Its alphabets have a few symbols that never occur. */
    static TokenCode fixed() {
        int[] lengths = new int[LengthAlphabet.SYMBOLS + 2];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            lengths[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
        }
        int[] distances = new int[DistanceAlphabet.SYMBOLS + 2];
        Arrays.fill(distances, 5);
        TokenCode fixed = new TokenCode(lengths.length, distances.length);
        fixed.lengths.take(lengths);
        fixed.distances.take(distances);
        return fixed;
    }

    HuffmanCode lengths() {
        return lengths;
    }

    HuffmanCode distances() {
        return distances;
    }

    /** Takes the best codes for a block. */
    void fit(Histogram histogram) {
        lengths.fit(histogram.lengths());
        distances.fit(histogram.distances());
    }

    /** What it takes to write the tokens of a block. */
    int bits(Histogram histogram) {
        return lengths.bits(histogram.lengths(), LengthAlphabet.SYMBOLS)
                + distances.bits(histogram.distances(), DistanceAlphabet.SYMBOLS)
                + histogram.extraBits();
    }

    void write(Block block, BitWriter out) {
        tabulateLengths();
        tabulateDistances();
        writeTokens(block.tokens(), block.count(), out);
        out.write(lengths.code(LengthAlphabet.END_OF_BLOCK), lengths.length(LengthAlphabet.END_OF_BLOCK));
    }

    private void tabulateLengths() {
        for (int i = 0; i < lengthBits.length; i++) {
            int symbol = LengthAlphabet.symbol(i);
            int codeLength = lengths.length(symbol);
            int bits = LengthAlphabet.extra(i) << codeLength | lengths.code(symbol);
            lengthBits[i] = bits << COUNT_BITS | (codeLength + LengthAlphabet.extraBits(symbol));
        }
    }

    private void tabulateDistances() {
        for (int symbol = 0; symbol < DistanceAlphabet.SYMBOLS; symbol++) {
            distanceBits[symbol] = distances.code(symbol) << (2 * COUNT_BITS)
                    | distances.length(symbol) << COUNT_BITS
                    | DistanceAlphabet.extraBits(symbol);
        }
    }

    private void writeTokens(int[] tokens, int count, BitWriter out) {
        for (int i = 0; i < count; i++) {
            writeToken(tokens[i], out);
        }
    }

    /** A method of its own for the same reason as {@link Histogram}'s. */
    private void writeToken(int token, BitWriter out) {
        int distance = Token.distance(token);
        int forLength = lengthBits[Token.literalOrLength(token)];
        int forDistance = distanceBits[DistanceAlphabet.symbol(distance)];
        int lengthCount = forLength & COUNT_MASK;
        int extraCount = forDistance & COUNT_MASK;
        int codeLength = forDistance >>> COUNT_BITS & COUNT_MASK;
        int bits = DistanceAlphabet.extra(distance, extraCount) << codeLength | forDistance >>> (2 * COUNT_BITS);
        out.write((long) bits << lengthCount | forLength >>> COUNT_BITS, lengthCount + codeLength + extraCount);
    }
}
