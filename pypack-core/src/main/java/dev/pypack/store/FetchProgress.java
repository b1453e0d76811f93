package dev.pypack.store;

import dev.pypack.build.BuildListener;
import dev.pypack.build.ByteCount;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How far files have come, told from one thread. */
final class FetchProgress {
    private final BuildListener listener;
    private final String step;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    FetchProgress(List<WantedFile> files, BuildListener listener) {
        this.listener = listener;
        this.total = files.stream().mapToLong(file -> file.size().orElse(0)).sum();
        boolean isKnown = files.stream().allMatch(file -> file.size().isPresent());
        String what = files.size() == 1 ? files.get(0).name() : files.size() + " files";
        this.step = "Downloading " + what + (isKnown ? " (" + ByteCount.inWords(total) + ")" : "");
    }

    void start() {
        listener.started(step);
    }

    /** Bytes have come, or, below zero, have to come again. */
    void came(long bytes) {
        done.addAndGet(bytes);
    }

    void tell() {
        listener.progressed(step, done.get(), Math.max(total, done.get()));
    }
}
