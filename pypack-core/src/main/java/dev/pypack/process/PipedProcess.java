package dev.pypack.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A running program to which one talks through its standard input and output. It is killed, with everything that it
 * started, when it is closed and when this process ends; its standard error is read all the time.
 */
public final class PipedProcess implements AutoCloseable {
    /** Of what it writes to its standard error so much is kept. */
    private static final int MOST_ERRORS = 1 << 14;

    private static final long SECONDS_TO_DIE = 5;

    private final Process process;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Thread drain = new Thread(this::drain, "pypack-drain");
    private final Thread hook;

    PipedProcess(Process process) {
        this.process = process;
        this.hook = new Thread(() -> ProcessTree.kill(process), "pypack-kill");
        drain.setDaemon(true);
        drain.start();
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            ProcessTree.kill(process);
        }
    }

    private void drain() {
        byte[] piece = new byte[1 << 12];
        try (InputStream stream = process.getErrorStream()) {
            for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                keep(piece, read);
            }
        } catch (IOException closed) {
            // What it said until then is kept.
        }
    }

    private synchronized void keep(byte[] piece, int length) {
        errors.write(piece, 0, Math.min(length, MOST_ERRORS - errors.size()));
    }

    /**
     * Where it reads from.
     *
     * @return its standard input, without a buffer
     */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /**
     * Where it writes to.
     *
     * @return its standard output
     */
    public InputStream output() {
        return process.getInputStream();
    }

    /**
     * What it has written to its standard error.
     *
     * @return the beginning of it, read as UTF-8; all of it once {@link #awaitExit} has told of its end
     */
    public synchronized String errors() {
        return errors.toString(UTF_8);
    }

    /**
     * Waits a little for its end.
     *
     * @return its exit code; nothing where it runs on, or the thread is interrupted, which it stays
     */
    public OptionalInt awaitExit() {
        try {
            if (!process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS)) {
                return OptionalInt.empty();
            }
            drain.join(TimeUnit.SECONDS.toMillis(1));
            return OptionalInt.of(process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** Kills it; whoever waits for its output sees the end of it. */
    public void kill() {
        ProcessTree.kill(process);
    }

    /** Kills it, and waits until it is gone. */
    @Override
    public void close() {
        kill();
        awaitExit();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // Then the hook runs, and finds nothing to kill.
        }
    }
}
