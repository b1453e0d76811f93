package dev.pypack.lock;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that mostly waits for other processes, and so is done at once. */
final class SideBySide {
    private static final int MOST = 8;

    private SideBySide() {}

    /** What is done with one input. */
    @FunctionalInterface
    interface Work<I, R> {
        R of(I input) throws IOException;
    }

    /** The results, in the order of the inputs; where one fails, the others are stopped. */
    static <I, R> List<R> each(Collection<I> inputs, Work<I, R> work) throws IOException {
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
