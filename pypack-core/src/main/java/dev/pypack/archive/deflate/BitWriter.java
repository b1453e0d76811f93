package dev.pypack.archive.deflate;

import java.util.Arrays;

/** Packs bits into bytes, the lowest bit first (RFC 1951, section 3.1.1). */
final class BitWriter {
    private byte[] bytes = new byte[1 << 14];
    private int length;
    /** Bits that fill no byte yet. */
    private long pending;

    private int pendingBits;

    void clear() {
        length = 0;
        pending = 0;
        pendingBits = 0;
    }

    /** Makes room; to be called before bits are written. */
    void reserve(long bits) {
        // Bits are stored eight bytes at a time, whether all of them are needed or not.
        long needed = length + ((pendingBits + bits + 7) >>> 3) + Long.BYTES;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, 2L * bytes.length), Integer.MAX_VALUE - 8));
        }
    }

    /**
     * Writes bits into reserved room.
     *
     * @param bits the first one lowest, and none above {@code count}
     * @param count at most 56
     */
    void write(long bits, int count) {
        pending |= bits << pendingBits;
        pendingBits += count;
        Words.setEightBytes(bytes, length, pending);
        length += pendingBits >>> 3;
        pending >>>= pendingBits & ~7;
        pendingBits &= 7;
    }

    /** How many bits are missing to the next border of a byte, once so many more are written. */
    int bitsToBorderAfter(int bits) {
        return -(pendingBits + bits) & 7;
    }

    /** Writes zeros to the next border of a byte. */
    void align() {
        write(0, bitsToBorderAfter(0));
    }

    /** Copies bytes into reserved room; at the border of a byte. */
    void copy(byte[] content, int from, int count) {
        System.arraycopy(content, from, bytes, length, count);
        length += count;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }
}
