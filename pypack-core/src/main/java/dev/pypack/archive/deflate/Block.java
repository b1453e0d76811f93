package dev.pypack.archive.deflate;

/** What becomes a block: tokens, how often each symbol occurs in them, and the content that they stand for. */
final class Block {
    private final int[] tokens;
    private final Histogram histogram = new Histogram();
    private int count;
    private byte[] content = {};
    private int from;
    private int to;

    /** @param room for how many tokens */
    Block(int room) {
        tokens = new int[room];
    }

    int[] tokens() {
        return tokens;
    }

    int count() {
        return count;
    }

    Histogram histogram() {
        return histogram;
    }

    byte[] content() {
        return content;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Begins anew, with nothing. */
    void begin(byte[] newContent, int start) {
        content = newContent;
        count = 0;
        from = start;
        to = start;
        histogram.clear();
    }

    /** Takes in tokens that stand behind its own already. */
    void grow(int newCount, Histogram added, int newTo) {
        count = newCount;
        to = newTo;
        histogram.add(histogram, added);
    }

    /** Begins anew where it ends, with tokens that stand behind its own already and are not taken in yet. */
    void restart(int waiting) {
        System.arraycopy(tokens, count, tokens, 0, waiting);
        begin(content, to);
    }
}
