package dev.pypack.build;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Work that is done beside what its caller does. Whoever starts it closes it, so that nobody is at work any more when
 * somebody cleans up.
 *
 * @param <R> what comes of it
 */
public final class SideWork<R> implements AutoCloseable {
    private final FutureTask<R> work;
    private final Thread thread;

    private SideWork(FutureTask<R> work, Thread thread) {
        this.work = work;
        this.thread = thread;
    }

    /**
     * Starts work.
     *
     * @param <R> what comes of it
     * @param work what is done; a checked exception of it that is no {@link IOException} comes inside an
     *     {@link IllegalStateException}
     * @return the work, which is being done
     */
    public static <R> SideWork<R> start(Callable<R> work) {
        FutureTask<R> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "pypack-beside");
        thread.setDaemon(true);
        thread.start();
        return new SideWork<>(task, thread);
    }

    /**
     * What came of it, waited for.
     *
     * @return what the work returned
     * @throws IOException what the work threw, or if this thread was interrupted; runtime exceptions come as they were thrown
     */
    public R result() throws IOException {
        return Parallel.result(work);
    }

    /** Interrupts the work, if it isn't done, and waits for its end. */
    @Override
    public void close() {
        thread.interrupt();
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
