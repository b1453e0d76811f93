package dev.pypack.archive;

/**
 * Numbers as the headers of a zip file hold them: the lowest byte first, without a sign.
 */
final class LittleEndian {
    private final byte[] bytes;
    private int length;

    LittleEndian(int size) {
        bytes = new byte[size];
    }

    LittleEndian twoBytes(int number) {
        bytes[length++] = (byte) number;
        bytes[length++] = (byte) (number >>> 8);
        return this;
    }

    LittleEndian fourBytes(long number) {
        return twoBytes((int) number).twoBytes((int) (number >>> 16));
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
