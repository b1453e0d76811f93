package dev.pypack.maven;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A line in the log now and then: often enough to see that work gets on, seldom enough for a log that is kept. */
final class ProgressLines implements ProgressDisplay {
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);

    private final Consumer<String> log;
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    ProgressLines(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void show(String text) {
        long now = System.nanoTime();
        long before = last.get();
        if (now - before >= BETWEEN_LINES && last.compareAndSet(before, now)) {
            log.accept(text);
        }
    }

    @Override
    public void makeRoom() {
        last.set(System.nanoTime());
    }
}
