package dev.pypack.archive;

import java.util.Arrays;

/**
 * Numbers as the headers of zip and gzip hold them: the lowest byte first, without a sign.
 */
final class LittleEndian {
    private byte[] bytes = new byte[128];
    private int length;

    LittleEndian oneByte(int number) {
        room(1);
        bytes[length++] = (byte) number;
        return this;
    }

    LittleEndian twoBytes(int number) {
        room(2);
        bytes[length++] = (byte) number;
        bytes[length++] = (byte) (number >>> 8);
        return this;
    }

    LittleEndian fourBytes(long number) {
        return twoBytes((int) number).twoBytes((int) (number >>> 16));
    }

    LittleEndian eightBytes(long number) {
        return fourBytes(number).fourBytes(number >>> 32);
    }

    LittleEndian bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}
