package dev.pypack.build;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The same work for many inputs, several at a time. */
public final class Parallel {
    private Parallel() {}

    /**
     * What is done with one input.
     *
     * @param <I> what it is done with
     * @param <R> what comes of it
     */
    @FunctionalInterface
    public interface Work<I, R> {
        /**
         * Does it.
         *
         * @param input one of the inputs
         * @return what comes of it
         * @throws IOException if something can't be read or written
         */
        R of(I input) throws IOException;
    }

    /**
     * Does the work with each input. Where one fails, the others are stopped, and have ended when this does.
     *
     * @param <I> what it is done with
     * @param <R> what comes of it
     * @param threads how many at a time, at least 1
     * @param inputs the inputs, of which the first are begun first
     * @param work what is done with each
     * @return the results, in the order of the inputs
     * @throws IOException what the work threw for the first input that failed, or if the thread was interrupted
     */
    public static <I, R> List<R> each(int threads, Collection<I> inputs, Work<I, R> work) throws IOException {
        if (threads == 1 || inputs.size() <= 1) {
            List<R> results = new ArrayList<>();
            for (I input : inputs) {
                results.add(work.of(input));
            }
            return results;
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, inputs.size()), Parallel::thread);
        try {
            List<Future<R>> running = new ArrayList<>();
            for (I input : inputs) {
                running.add(workers.submit(() -> work.of(input)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> each : running) {
                results.add(result(each));
            }
            return results;
        } finally {
            workers.shutdownNow();
            awaitEnd(workers);
        }
    }

    /** What came of work, or what it threw. */
    static <R> R result(Future<R> work) throws IOException {
        try {
            return work.get();
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
        }
    }

    /** Nobody may be at work any more when somebody cleans up. */
    private static void awaitEnd(ExecutorService workers) {
        boolean isInterrupted = false;
        boolean isEnded = false;
        while (!isEnded) {
            try {
                isEnded = workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pypack-work");
        thread.setDaemon(true);
        return thread;
    }
}
