package dev.pypack.compile.marshal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Streams of marshal, written byte by byte. */
final class MarshalBytes {
    static final byte[] NONE = type('N');

    private MarshalBytes() {}

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }

    static byte[] type(char type) {
        return new byte[] {(byte) type};
    }

    static byte[] oneByte(int number) {
        return new byte[] {(byte) number};
    }

    static byte[] number(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    /** The same value, marked as one that will be referred to. */
    static byte[] marked(byte[] value) {
        byte[] marked = value.clone();
        marked[0] |= (byte) 0x80;
        return marked;
    }

    static byte[] reference(int index) {
        return join(type('r'), number(index));
    }

    static byte[] integer(int value) {
        return join(type('i'), number(value));
    }

    /** An int of many bits. */
    static byte[] digits(int count, int... digits) {
        byte[] stream = join(type('l'), number(count));
        for (int digit : digits) {
            stream = join(stream, oneByte(digit), oneByte(digit >> 8));
        }
        return stream;
    }

    static byte[] real(double value) {
        return join(type('g'), eightBytes(value));
    }

    static byte[] complex(double real, double imaginary) {
        return join(type('y'), eightBytes(real), eightBytes(imaginary));
    }

    /** A short string of ASCII, interned ({@code Z}) or not ({@code z}). */
    static byte[] ascii(char type, String text) {
        return join(type(type), oneByte(text.length()), text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A string with a size of four bytes. */
    static byte[] text(char type, String text) {
        return sized(type, text.getBytes(UTF_8));
    }

    static byte[] bytes(String text) {
        return sized('s', text.getBytes(UTF_8));
    }

    static byte[] sized(char type, byte[] content) {
        return join(type(type), number(content.length), content);
    }

    static byte[] tuple(byte[]... elements) {
        return join(type(')'), oneByte(elements.length), join(elements));
    }

    static byte[] frozenset(byte[]... elements) {
        return join(type('>'), number(elements.length), join(elements));
    }

    static byte[] slice(byte[] start, byte[] stop, byte[] step) {
        return join(type(':'), start, stop, step);
    }

    /** A code object since 3.11 without anything in it but constants and names. */
    static byte[] code(String name, byte[] constants, byte[] names) {
        return join(
                type('c'),
                join(number(0), number(0), number(0), number(1), number(3)),
                bytes("code"),
                constants,
                names,
                tuple(),
                bytes(""),
                ascii('z', "pkg/mod.py"),
                text('u', name),
                text('u', name),
                number(1),
                bytes("lines"),
                bytes(""));
    }

    private static byte[] eightBytes(double value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
    }
}
