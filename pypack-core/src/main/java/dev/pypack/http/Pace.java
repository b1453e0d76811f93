package dev.pypack.http;

import java.io.IOException;
import java.time.Duration;

/** Notices a body that comes in drops, which no time-out for reading does. */
final class Pace {
    private static final long LEAST_BYTES_A_SECOND = 1000;

    private final Duration window;
    private long begin = System.nanoTime();
    private long inWindow;

    Pace(Duration window) {
        this.window = window;
    }

    void came(int bytes) throws IOException {
        inWindow += bytes;
        long passed = System.nanoTime() - begin;
        if (passed < window.toNanos()) {
            return;
        }
        if (inWindow * 1e9 / passed < LEAST_BYTES_A_SECOND) {
            throw new IOException("only " + inWindow + " bytes came in " + passed / 1_000_000_000 + " s");
        }
        begin = System.nanoTime();
        inWindow = 0;
    }
}
