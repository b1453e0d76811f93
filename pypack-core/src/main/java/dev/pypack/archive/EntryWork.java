package dev.pypack.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Does something with each of many files, several at a time. */
final class EntryWork {
    /** From this size on the order counts: none of these shall be begun last. */
    private static final long LARGE = 1 << 20;
    /** Less than this is read before another thread has begun. */
    private static final long WORTH_A_THREAD = 4 << 20;

    private final List<StoredEntry> entries;
    private final Task task;
    private final AtomicInteger next = new AtomicInteger();

    private EntryWork(List<StoredEntry> entries, Task task) {
        this.entries = entries;
        this.task = task;
    }

    /** What is done with a file. */
    @FunctionalInterface
    interface Task {
        void run(StoredEntry entry, Inflation inflation) throws IOException;
    }

    /** Comes back when all is done, or when one failed and the others have stopped. */
    static void forEach(List<StoredEntry> entries, int threads, Task task) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
        List<StoredEntry> ordered = entries.stream()
                .sorted(Comparator.comparingLong(
                        entry -> -Math.max(LARGE, entry.entry().size())))
                .toList();
        new EntryWork(ordered, task).run((int) Math.min(threads, Math.min(entries.size(), worth(entries))));
    }

    private static long worth(List<StoredEntry> entries) {
        long size = entries.stream().mapToLong(entry -> entry.entry().size()).sum();
        return 1 + size / WORTH_A_THREAD;
    }

    private void run(int threads) throws IOException {
        if (threads <= 1) {
            work();
            return;
        }
        ExecutorService others = Executors.newFixedThreadPool(threads - 1, EntryWork::thread);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 1; i < threads; i++) {
                running.add(others.submit(() -> {
                    work();
                    return null;
                }));
            }
            try {
                work();
            } finally {
                await(running);
            }
        } finally {
            others.shutdown();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pypack-zip");
        thread.setDaemon(true);
        return thread;
    }

    private void work() throws IOException {
        boolean isDone = false;
        try (Inflation inflation = new Inflation()) {
            for (int i = next.getAndIncrement(); i < entries.size(); i = next.getAndIncrement()) {
                task.run(entries.get(i), inflation);
            }
            isDone = true;
        } finally {
            if (!isDone) {
                next.set(entries.size());
            }
        }
    }

    /** None may go on when this method is left: the file will be closed. */
    private void await(List<Future<?>> running) throws IOException {
        Throwable failure = null;
        boolean isInterrupted = false;
        for (int i = 0; i < running.size(); ) {
            try {
                running.get(i).get();
                i++;
            } catch (ExecutionException e) {
                failure = e.getCause();
                i++;
            } catch (InterruptedException e) {
                next.set(entries.size());
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an archive was read");
        }
        if (failure instanceof IOException known) {
            throw known;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
