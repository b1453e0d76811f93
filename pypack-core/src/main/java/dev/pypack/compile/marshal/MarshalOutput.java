package dev.pypack.compile.marshal;

import java.util.Arrays;

/**
 * The bytes that were written, up to a limit.
 */
final class MarshalOutput {
    private byte[] bytes;
    private int size;

    MarshalOutput(int expected) {
        bytes = new byte[Math.max(expected, Integer.BYTES)];
    }

    void oneByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void number(int value) {
        reserve(Integer.BYTES);
        LittleEndian.setFourBytes(bytes, size, value);
        size += Integer.BYTES;
    }

    void bytes(byte[] from, int start, int length) {
        reserve(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    int size() {
        return size;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int length) {
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, size + size / 2));
        }
    }
}
