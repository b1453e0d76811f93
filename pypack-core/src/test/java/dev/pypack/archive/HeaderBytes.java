package dev.pypack.archive;

import java.io.ByteArrayOutputStream;

/** Numbers of a header, the lowest byte first. */
final class HeaderBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    HeaderBytes twoBytes(int number) {
        out.write(number);
        out.write(number >>> 8);
        return this;
    }

    HeaderBytes fourBytes(long number) {
        return twoBytes((int) number).twoBytes((int) (number >>> 16));
    }

    HeaderBytes eightBytes(long number) {
        return fourBytes(number).fourBytes(number >>> 32);
    }

    HeaderBytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
