package dev.pypack.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads regions of a file: where they lie one behind the other, more at once than is asked for. */
final class ReadAhead {
    private static final int AHEAD = 1 << 20;
    /** Between the data of two files of an archive there are headers. */
    private static final int GAP = 1 << 12;

    private final FileChannel file;
    private byte[] window = {};
    private long start;

    ReadAhead(FileChannel file) {
        this.file = file;
    }

    /** The bytes of a region that fit into memory. */
    synchronized byte[] bytes(long offset, int length) throws IOException {
        long end = start + window.length;
        if (offset < start || offset + length > end) {
            boolean goesOn = offset >= start && offset <= end + GAP;
            window = read(offset, goesOn ? Math.max(length, AHEAD) : length);
            start = offset;
        }
        if (window.length < length) {
            throw new EOFException("the file ends before byte " + (offset + length));
        }
        int from = (int) (offset - start);
        return Arrays.copyOfRange(window, from, from + length);
    }

    /** Fewer at the end of the file. */
    private byte[] read(long offset, int most) throws IOException {
        return new FileRegion(file, offset, Math.min(most, Math.max(0, file.size() - offset))).bytes();
    }
}
