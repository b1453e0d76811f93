package dev.pypack.compile.marshal;

/**
 * A stream and the place in it: nothing is read beyond its end, and no size is believed that the rest can't hold.
 */
final class MarshalInput {
    private final byte[] bytes;
    private int position;

    MarshalInput(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    int oneByte() throws InvalidMarshal {
        return bytes[skip(1)] & 0xff;
    }

    int number() throws InvalidMarshal {
        return LittleEndian.fourBytes(bytes, skip(4));
    }

    int twoBytes() throws InvalidMarshal {
        return oneByte() | (oneByte() << 8);
    }

    /** The number of things of which each takes so many bytes at least. */
    int count(int bytesOfEach) throws InvalidMarshal {
        int offset = position;
        int count = number();
        if (count < 0 || count > (bytes.length - position) / bytesOfEach) {
            throw new InvalidMarshal(
                    offset, "a size of " + count + ", and " + (bytes.length - position) + " bytes are left");
        }
        return count;
    }

    /** Goes on by some bytes, and tells where they begin. */
    int skip(int length) throws InvalidMarshal {
        int start = position;
        if (length > bytes.length - start) {
            throw new InvalidMarshal(start, "the stream ends within " + length + " bytes");
        }
        position += length;
        return start;
    }

    void end() throws InvalidMarshal {
        if (position < bytes.length) {
            throw new InvalidMarshal(position, (bytes.length - position) + " bytes after the end of the value");
        }
    }
}
