package dev.pypack.archive;

/**
 * The general purpose bit flag of a header, APPNOTE 4.4.4.
 *
 * @param bits 16 of them
 */
record Flags(int bits) {
    private static final int ENCRYPTED = 1;
    /** What the compressor tried; no reader looks at it. */
    private static final int COMPRESSION_LEVEL = 1 << 1 | 1 << 2;

    private static final int DATA_DESCRIPTOR = 1 << 3;
    private static final int STRONG_ENCRYPTION = 1 << 6;
    private static final int UTF8 = 1 << 11;
    private static final int MASKED_HEADERS = 1 << 13;

    boolean isEncrypted() {
        return (bits & (ENCRYPTED | STRONG_ENCRYPTION | MASKED_HEADERS)) != 0;
    }

    boolean hasDataDescriptor() {
        return (bits & DATA_DESCRIPTOR) != 0;
    }

    boolean isUtf8() {
        return (bits & UTF8) != 0;
    }

    int unknown() {
        return bits & ~(ENCRYPTED | COMPRESSION_LEVEL | DATA_DESCRIPTOR | STRONG_ENCRYPTION | UTF8 | MASKED_HEADERS);
    }

    boolean meansTheSameAs(Flags other) {
        return ((bits ^ other.bits) & ~COMPRESSION_LEVEL) == 0;
    }

    @Override
    public String toString() {
        return String.format("0x%04x", bits);
    }
}
