package dev.pypack.archive.deflate;

/** Whether more blocks follow: BFINAL, the first bit of a block (RFC 1951, section 3.2.3). */
enum BlockPosition {
    MORE_FOLLOW(0),
    LAST(1);

    private final int bit;

    BlockPosition(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
