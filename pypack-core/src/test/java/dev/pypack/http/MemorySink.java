package dev.pypack.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Holds what comes, and notes what it was told. */
final class MemorySink implements DownloadSink {
    final List<Long> announced = new ArrayList<>();
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int restarts;

    @Override
    public long received() {
        return bytes.size();
    }

    @Override
    public void announced(long size) {
        announced.add(size);
    }

    @Override
    public void accept(byte[] buffer, int length) {
        bytes.write(buffer, 0, length);
    }

    @Override
    public void restart() {
        restarts++;
        bytes.reset();
    }
}
