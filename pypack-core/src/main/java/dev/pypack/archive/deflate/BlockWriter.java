package dev.pypack.archive.deflate;

/** Writes blocks, each in the shortest of the three ways that there are (RFC 1951, section 3.2.3). */
final class BlockWriter {
    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;
    /** BFINAL and BTYPE. */
    private static final int HEADER_BITS = 3;

    private static final int MOST_STORED_BYTES = 0xFFFF;
    /** LEN and NLEN. */
    private static final int STORED_LENGTH_BITS = 32;

    private final BitWriter out;
    private final TokenCode fixed = TokenCode.fixed();
    private final TokenCode dynamic = TokenCode.dynamic();
    private final CodeDescription description = new CodeDescription();

    BlockWriter(BitWriter out) {
        this.out = out;
    }

    void write(Block block, BlockPosition position) {
        Histogram histogram = block.histogram();
        histogram.countEndOfBlock();
        dynamic.fit(histogram);
        description.describe(dynamic);
        int dynamicBits = HEADER_BITS + description.bits() + dynamic.bits(histogram);
        int fixedBits = HEADER_BITS + fixed.bits(histogram);
        long storedBits = storedBits(block.to() - block.from());
        out.reserve(Math.min(storedBits, Math.min(dynamicBits, fixedBits)));
        if (storedBits <= Math.min(dynamicBits, fixedBits)) {
            store(block.content(), block.from(), block.to(), position);
        } else if (fixedBits <= dynamicBits) {
            writeHeader(FIXED, position);
            fixed.write(block, out);
        } else {
            writeHeader(DYNAMIC, position);
            description.write(out);
            dynamic.write(block, out);
        }
    }

    /** Writes a stored block without content; what follows begins at the border of a byte. */
    void writeEmptyStored() {
        out.reserve(storedBits(0));
        store(new byte[0], 0, 0, BlockPosition.MORE_FOLLOW);
    }

    private long storedBits(int bytes) {
        int blocks = Math.max(1, (bytes + MOST_STORED_BYTES - 1) / MOST_STORED_BYTES);
        int firstBits = HEADER_BITS + out.bitsToBorderAfter(HEADER_BITS) + STORED_LENGTH_BITS;
        return firstBits + (blocks - 1) * (Byte.SIZE + STORED_LENGTH_BITS) + (long) bytes * Byte.SIZE;
    }

    /** RFC 1951, section 3.2.4. */
    private void store(byte[] content, int from, int to, BlockPosition position) {
        int start = from;
        do {
            int count = Math.min(to - start, MOST_STORED_BYTES);
            writeHeader(STORED, start + count == to ? position : BlockPosition.MORE_FOLLOW);
            out.align();
            out.write(count, 16);
            out.write(count ^ 0xFFFF, 16);
            out.copy(content, start, count);
            start += count;
        } while (start < to);
    }

    private void writeHeader(int type, BlockPosition position) {
        out.write(type << 1 | position.bit(), HEADER_BITS);
    }
}
