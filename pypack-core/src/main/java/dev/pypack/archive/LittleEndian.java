package dev.pypack.archive;

import java.io.ByteArrayOutputStream;

/**
 * Numbers as the headers of zip and gzip hold them: the lowest byte first, without a sign.
 */
final class LittleEndian {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    LittleEndian oneByte(int number) {
        bytes.write(number);
        return this;
    }

    LittleEndian twoBytes(int number) {
        return oneByte(number).oneByte(number >>> 8);
    }

    LittleEndian fourBytes(long number) {
        return twoBytes((int) number).twoBytes((int) (number >>> 16));
    }

    LittleEndian eightBytes(long number) {
        return fourBytes(number).fourBytes(number >>> 32);
    }

    LittleEndian bytes(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    int length() {
        return bytes.size();
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
