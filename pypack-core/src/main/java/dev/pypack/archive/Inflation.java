package dev.pypack.archive;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.zip.Inflater;

/** What one thread needs to inflate one file after the other. */
final class Inflation implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Inflater inflater = new Inflater(true);
    private final ByteBuffer compressed = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] content = new byte[BUFFER];

    Inflater inflater() {
        return inflater;
    }

    ByteBuffer compressed() {
        return compressed;
    }

    /** Room for a piece of content. */
    byte[] content() {
        return content;
    }

    /** Makes it ready for the next file. */
    void reset() {
        inflater.reset();
        compressed.position(0).limit(0);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
