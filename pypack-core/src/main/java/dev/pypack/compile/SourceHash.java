package dev.pypack.compile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The hash of a source in the header of its bytecode (PEP 552): SipHash with 64 bits, as {@code _imp.source_hash} of
 * CPython computes it. The constants and rounds are those of the paper by Aumasson and Bernstein.
 */
enum SourceHash {
    /** CPython up to 3.10. */
    SIPHASH_2_4(2, 4),
    /** CPython since 3.11. */
    SIPHASH_1_3(1, 3);

    private final int roundsOfWord;
    private final int roundsAtEnd;

    SourceHash(int roundsOfWord, int roundsAtEnd) {
        this.roundsOfWord = roundsOfWord;
        this.roundsAtEnd = roundsAtEnd;
    }

    /**
     * The hash of a source.
     *
     * @param magic the four bytes that begin the file, the lowest first: they are the key
     * @param source the bytes of the source file
     * @return 64 bits
     */
    long of(int magic, byte[] source) {
        State state = new State(Integer.toUnsignedLong(magic), 0);
        ByteBuffer words = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
        while (words.remaining() >= Long.BYTES) {
            state.add(words.getLong(), roundsOfWord);
        }
        long last = (long) source.length << 56;
        for (int shift = 0; words.hasRemaining(); shift += Byte.SIZE) {
            last |= (words.get() & 0xffL) << shift;
        }
        state.add(last, roundsOfWord);
        return state.end(roundsAtEnd);
    }

    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long key0, long key1) {
            v0 = key0 ^ 0x736f_6d65_7073_6575L;
            v1 = key1 ^ 0x646f_7261_6e64_6f6dL;
            v2 = key0 ^ 0x6c79_6765_6e65_7261L;
            v3 = key1 ^ 0x7465_6462_7974_6573L;
        }

        void add(long word, int rounds) {
            v3 ^= word;
            run(rounds);
            v0 ^= word;
        }

        long end(int rounds) {
            v2 ^= 0xff;
            run(rounds);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void run(int rounds) {
            for (int i = 0; i < rounds; i++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
        }
    }
}
