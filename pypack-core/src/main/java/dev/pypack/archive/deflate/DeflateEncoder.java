package dev.pypack.archive.deflate;

import java.util.Objects;

/**
 * Compresses bytes to raw deflate (RFC 1951). The result depends on the content alone.
 *
 * <p>An encoder can be used again and again, by one thread at a time.
 */
public final class DeflateEncoder {
    /** A result is an array, and up to five bytes longer than content of each 32 KB. */
    private static final int LARGEST = 1 << 30;

    private final BitWriter out = new BitWriter();
    private final BlockWriter blocks = new BlockWriter(out);
    private final BlockSplitter splitter;

    /** An encoder. It takes about half a megabyte, and what the largest result takes. */
    public DeflateEncoder() {
        this(1);
    }

    DeflateEncoder(int firstPlace) {
        splitter = new BlockSplitter(new LazyParser(new MatchFinder(firstPlace)), blocks);
    }

    /**
     * Compresses content to a whole stream.
     *
     * @param content at most 1 GB
     * @return the stream
     * @throws IllegalArgumentException if the content is too large
     */
    public byte[] deflate(byte[] content) {
        return deflateLast(content, 0, content.length);
    }

    /**
     * Compresses a stretch of a stream that goes on: its last block is not final, and it ends at the border of a byte, by
     * an empty stored block. Stretches can be joined, for none refers to what stands before it.
     *
     * @param content has the stretch
     * @param from where the stretch begins
     * @param to where the stretch ends, at most 1 GB behind
     * @return part of a stream
     * @throws IllegalArgumentException if the stretch is too large
     * @throws IndexOutOfBoundsException if the content has no such stretch
     */
    public byte[] deflatePart(byte[] content, int from, int to) {
        begin(content, from, to);
        if (from < to) {
            splitter.write(content, from, to, BlockPosition.MORE_FOLLOW);
        }
        blocks.writeEmptyStored();
        return out.toByteArray();
    }

    /**
     * Compresses the last stretch of a stream.
     *
     * @param content has the stretch
     * @param from where the stretch begins
     * @param to where the stretch ends, at most 1 GB behind
     * @return the end of the stream, or all of it
     * @throws IllegalArgumentException if the stretch is too large
     * @throws IndexOutOfBoundsException if the content has no such stretch
     */
    public byte[] deflateLast(byte[] content, int from, int to) {
        begin(content, from, to);
        splitter.write(content, from, to, BlockPosition.LAST);
        out.align();
        return out.toByteArray();
    }

    private void begin(byte[] content, int from, int to) {
        Objects.checkFromToIndex(from, to, content.length);
        if (to - from > LARGEST) {
            throw new IllegalArgumentException(to - from + " bytes at once, and " + LARGEST + " is the most");
        }
        out.clear();
    }
}
