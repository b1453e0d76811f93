package dev.pypack.build;

import java.io.InterruptedIOException;

/**
 * A short wait before something is tried again.
 */
public final class Pause {
    private Pause() {}

    /**
     * Waits.
     *
     * @param millis how long, in milliseconds
     * @param why what is waited for, as a clause: it is said when the wait is interrupted
     * @throws InterruptedIOException if the thread is interrupted, which it stays
     */
    public static void of(long millis, String why) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + why);
        }
    }
}
