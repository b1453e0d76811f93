package dev.pypack.compile.marshal;

import java.io.IOException;

/**
 * Bytes that CPython's marshal did not write for a code object, or that no CPython should read.
 */
public final class InvalidMarshal extends IOException {
    private static final long serialVersionUID = 1L;

    /** Where in the stream. */
    private final int offset;

    InvalidMarshal(int offset, String reason) {
        super("byte " + offset + ": " + reason);
        this.offset = offset;
    }

    /**
     * Where the reading ended.
     *
     * @return the number of bytes before the value that is wrong
     */
    public int offset() {
        return offset;
    }
}
