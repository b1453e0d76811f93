package dev.pypack.archive;

import dev.pypack.archive.deflate.DeflateEncoder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that compress, each with an encoder of its own.
 */
final class DeflateWorkers implements AutoCloseable {
    /** Work for one thread. */
    interface Job<T> {
        T run(DeflateEncoder encoder) throws IOException;
    }

    private final ExecutorService threads;
    private final ThreadLocal<DeflateEncoder> encoder = ThreadLocal.withInitial(DeflateEncoder::new);

    DeflateWorkers(int count) {
        threads = Executors.newFixedThreadPool(count, job -> {
            Thread thread = new Thread(job, "pypack-deflate");
            thread.setDaemon(true);
            return thread;
        });
    }

    <T> Future<T> submit(Job<T> job) {
        return threads.submit(() -> job.run(encoder.get()));
    }

    /** Waits for a job; what it threw is thrown here. */
    static <T> T result(Future<T> job) throws IOException {
        try {
            return job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an archive was written");
        } catch (CancellationException e) {
            throw new IOException("given up", e);
        } catch (ExecutionException e) {
            throw asThrown(e);
        }
    }

    private static IOException asThrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    }

    /** Gives up what is not done yet. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
