package dev.pypack.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Some bytes of an open file. Several threads may read at a time.
 *
 * @param file where they are
 * @param offset where they begin
 * @param length how many there are
 */
record FileRegion(FileChannel file, long offset, long length) {
    private static final int PIECE = 1 << 16;

    void writeTo(OutputStream out) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        for (long done = 0; done < length; ) {
            int wanted = (int) Math.min(piece.length, length - done);
            int read = file.read(ByteBuffer.wrap(piece, 0, wanted), offset + done);
            if (read < 0) {
                throw new EOFException("the file ends before byte " + (offset + length));
            }
            out.write(piece, 0, read);
            done += read;
        }
    }

    long crc() throws IOException {
        CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        writeTo(out);
        return out.getChecksum().getValue();
    }

    byte[] bytes() throws IOException {
        byte[] all = new byte[(int) length];
        ByteBuffer room = ByteBuffer.wrap(all);
        while (room.hasRemaining()) {
            if (file.read(room, offset + room.position()) < 0) {
                throw new EOFException("the file ends before byte " + (offset + length));
            }
        }
        return all;
    }
}
