package dev.pypack.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;

/**
 * Deflates a stream of any length on several threads: stretches of a fixed length, each by itself, one behind the
 * other. So the bytes depend on the content alone, and memory on the number of threads.
 */
final class DeflateStream extends OutputStream {
    /** Part of the format: another length gives other bytes. */
    static final int STRETCH = 1 << 22;

    private final DeflateWorkers workers;
    private final OutputStream out;
    private final Deque<Future<byte[]>> pending = new ArrayDeque<>();
    private final int mostPending;
    private byte[] stretch = new byte[STRETCH];
    private int length;

    DeflateStream(DeflateWorkers workers, int threads, OutputStream out) {
        this.workers = workers;
        this.mostPending = threads + 1;
        this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int taken = 0;
        while (taken < count) {
            if (length == STRETCH) {
                endStretch();
            }
            int step = Math.min(count - taken, STRETCH - length);
            System.arraycopy(bytes, offset + taken, stretch, length, step);
            length += step;
            taken += step;
        }
    }

    private void endStretch() throws IOException {
        byte[] content = stretch;
        stretch = new byte[STRETCH];
        length = 0;
        pending.add(workers.submit(encoder -> encoder.deflatePart(content, 0, STRETCH)));
        writeWhile(mostPending);
    }

    private void writeWhile(int most) throws IOException {
        while (pending.size() > most) {
            out.write(DeflateWorkers.result(pending.remove()));
        }
    }

    /** Ends the stream, and leaves the file open. */
    @Override
    public void close() throws IOException {
        byte[] content = stretch;
        int end = length;
        pending.add(workers.submit(encoder -> encoder.deflateLast(content, 0, end)));
        writeWhile(0);
    }
}
