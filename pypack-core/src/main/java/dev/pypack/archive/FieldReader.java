package dev.pypack.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the numbers of a header one after the other: the lowest byte first, without a sign. The counterpart of {@link
 * LittleEndian}.
 */
final class FieldReader {
    private final ByteBuffer bytes;

    FieldReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return bytes.remaining();
    }

    int position() {
        return bytes.position();
    }

    int twoBytes() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    long fourBytes() {
        return Integer.toUnsignedLong(bytes.getInt());
    }

    /** Negative from 2^63 on, which is beyond every file. */
    long eightBytes() {
        return bytes.getLong();
    }

    byte[] bytes(int length) {
        byte[] read = new byte[length];
        bytes.get(read);
        return read;
    }

    FieldReader skip(int length) {
        bytes.position(bytes.position() + length);
        return this;
    }
}
