package dev.pypack.archive.deflate;

/**
 * Decides where a block ends. After each stretch of tokens it compares what block and stretch would take with a code
 * together and with a code of their own each; a new block begins where that pays for the second code.
 */
final class BlockSplitter {
    private static final int STRETCH = 1 << 11;
    private static final int MOST_TOKENS = 1 << 15;
    /** What another block costs, in bits: about the size of its codes. */
    private static final int PRICE = 500;

    /**
     * Tokens that are parsed in one go. Small, for a method that is called often is compiled once, and a loop that runs
     * for long is compiled over and over while it runs.
     */
    private static final int AT_ONCE = 64;

    private final LazyParser parser;
    private final BlockWriter writer;
    private final Block block = new Block(MOST_TOKENS + STRETCH + LazyParser.MOST_SKIPPED);
    private final Histogram stretch = new Histogram();
    private final Histogram together = new Histogram();

    BlockSplitter(LazyParser parser, BlockWriter writer) {
        this.parser = parser;
        this.writer = writer;
    }

    /** Writes content as blocks, of which the last one has the given position. */
    void write(byte[] content, int from, int to, BlockPosition last) {
        parser.begin(content, from, to);
        block.begin(content, from);
        int blockBits = 0;
        while (!parser.isAtEnd()) {
            int end = parseStretch(block.tokens(), block.count());
            int stretchTokens = end - block.count();
            stretch.clear();
            stretch.count(block.tokens(), block.count(), end);
            together.add(block.histogram(), stretch);
            int stretchBits = stretch.idealBits();
            int togetherBits = together.idealBits();
            boolean paysToSplit = blockBits + stretchBits + PRICE < togetherBits;
            if (block.count() > 0 && (paysToSplit || end > MOST_TOKENS)) {
                writer.write(block, BlockPosition.MORE_FOLLOW);
                block.restart(stretchTokens);
                togetherBits = stretchBits;
            }
            block.grow(block.count() + stretchTokens, stretch, parser.position());
            blockBits = togetherBits;
        }
        writer.write(block, last);
    }

    private int parseStretch(int[] tokens, int from) {
        int count = from;
        while (count < from + STRETCH && !parser.isAtEnd()) {
            count = parser.parse(tokens, count, Math.min(count + AT_ONCE, from + STRETCH));
        }
        return count;
    }
}
