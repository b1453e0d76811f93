package dev.pypack.archive.deflate;

import java.util.Arrays;

/** The two codes of a block together: one of literals and lengths, one of distances (RFC 1951, section 3.2.5). */
final class TokenCode {
    private static final int LONGEST_CODE = 15;
    private static final int COUNT_BITS = 5;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    private final HuffmanCode lengths;
    private final HuffmanCode distances;

    /** Work space: the bits of each literal, then of each length with its extra bits; below them their count. */
    private final int[] literalBits = new int[LengthAlphabet.END_OF_BLOCK];

    private final int[] lengthBits = new int[Token.LONGEST_MATCH + 1];

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
        return lengths.bits(histogram.lengths()) + distances.bits(histogram.distances()) + histogram.extraBits();
    }

    private void tabulate() {
        for (int literal = 0; literal < literalBits.length; literal++) {
            literalBits[literal] = lengths.code(literal) << COUNT_BITS | lengths.length(literal);
        }
        for (int length = Token.SHORTEST_MATCH; length < lengthBits.length; length++) {
            int symbol = LengthAlphabet.symbol(length);
            int codeLength = lengths.length(symbol);
            int bits = LengthAlphabet.extra(length) << codeLength | lengths.code(symbol);
            lengthBits[length] = bits << COUNT_BITS | (codeLength + LengthAlphabet.extraBits(symbol));
        }
    }

    void write(Block block, BitWriter out) {
        tabulate();
        writeTokens(block.tokens(), block.count(), out);
        out.write(lengths.code(LengthAlphabet.END_OF_BLOCK), lengths.length(LengthAlphabet.END_OF_BLOCK));
    }

    private void writeTokens(int[] tokens, int count, BitWriter out) {
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (Token.isLiteral(token)) {
                int literal = literalBits[token];
                out.write(literal >>> COUNT_BITS, literal & COUNT_MASK);
            } else {
                writeMatch(token, out);
            }
        }
    }

    private void writeMatch(int match, BitWriter out) {
        int length = lengthBits[Token.length(match)];
        int lengthCount = length & COUNT_MASK;
        int distance = Token.distance(match);
        int symbol = DistanceAlphabet.symbol(distance);
        int codeLength = distances.length(symbol);
        int extraBits = DistanceAlphabet.extraBits(symbol);
        int bits = DistanceAlphabet.extra(distance, extraBits) << codeLength | distances.code(symbol);
        out.write((long) bits << lengthCount | length >>> COUNT_BITS, lengthCount + codeLength + extraBits);
    }
}
