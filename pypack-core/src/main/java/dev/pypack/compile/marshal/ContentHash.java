package dev.pypack.compile.marshal;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Hashes by which a pool finds equal values.
 */
final class ContentHash {
    /** Another one in each JVM, so that nobody can write a stream whose values all have one hash. No byte depends on it. */
    private static final long SEED = ThreadLocalRandom.current().nextLong();

    private static final long FACTOR = 0x9e37_79b9_7f4a_7c15L;

    private ContentHash() {}

    static int ofBytes(byte type, byte[] bytes, int start, int end) {
        long hash = SEED + type + end - start;
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash, LittleEndian.eightBytes(bytes, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xff);
        }
        return folded(mixed(hash, rest));
    }

    static int ofValues(byte type, int[] values, int from, int to) {
        long hash = SEED + type;
        for (int i = from; i < to; i++) {
            hash = mixed(hash, values[i]);
        }
        return folded(hash);
    }

    private static long mixed(long hash, long word) {
        long product = (hash ^ word) * FACTOR;
        return product ^ (product >>> 32);
    }

    private static int folded(long hash) {
        return (int) ((hash * FACTOR) >>> 32);
    }
}
