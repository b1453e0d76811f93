package dev.pypack.lock.uv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that mostly waits for other processes, and so is done at once. */
public final class SideBySide {
    private static final int MOST = 8;

    private SideBySide() {}

    /**
     * What is done with one input.
     *
     * @param <I> an input
     * @param <R> a result
     */
    @FunctionalInterface
    public interface Work<I, R> {
        /**
         * Does it.
         *
         * @param input the input
         * @return the result
         * @throws IOException if a file can't be read or written
         */
        R of(I input) throws IOException;
    }

    /**
     * Does it with each input.
     *
     * @param <I> an input
     * @param <R> a result
     * @param inputs the inputs
     * @param work what is done; where it fails with one, the others are stopped
     * @return the results, in the order of the inputs
     * @throws IOException if the work throws one, or the thread is interrupted
     */
    public static <I, R> List<R> each(Collection<I> inputs, Work<I, R> work) throws IOException {
        if (inputs.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST, inputs.size()), SideBySide::thread);
        try {
            List<Future<R>> running = inputs.stream()
                    .map(input -> threads.submit(() -> work.of(input)))
                    .toList();
            List<R> results = new ArrayList<>();
            for (Future<R> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pypack-lock");
        thread.setDaemon(true);
        return thread;
    }
}
