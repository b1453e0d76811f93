package dev.pypack.build;

import dev.pypack.build.LastMade.Made;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes files, each only where what it is made from has changed since the last build, and tells of it.
 */
public final class Incremental {
    private final String product;
    private final BuildListener listener;
    private long start = System.nanoTime();

    /**
     * Files to be made, one after the other. The time that the first takes to make counts from now, that of each other
     * from when the one before it was there.
     *
     * @param product what each is, such as {@code Wheel}
     * @param listener hears what was made, or that it is up to date
     */
    public Incremental(String product, BuildListener listener) {
        this.product = product;
        this.listener = listener;
    }

    /** Makes the file. */
    public interface Making {
        /**
         * Makes the file anew.
         *
         * @param fingerprint of what it is made from
         * @return the file
         * @throws IOException if it can't be made
         */
        Made make(String fingerprint) throws IOException;
    }

    /**
     * The file, made now or in an earlier build.
     *
     * @param last what the last build made
     * @param inputs what it is made from; ended here
     * @param making makes it
     * @return the file
     * @throws IOException if it can't be made, or what was made last can't be read
     */
    public Made made(LastMade last, Fingerprint inputs, Making making) throws IOException {
        // Before the first byte of a file is read, or a change in between would never be seen.
        boolean isSettled = inputs.isSettled(Instant.now());
        String fingerprint = inputs.end();
        Optional<Made> upToDate = last.ifUpToDate(fingerprint);
        if (upToDate.isPresent()) {
            return upToDate(upToDate.get());
        }
        Made made = making.make(fingerprint);
        last.forget(made.file());
        if (isSettled) {
            last.remember(made);
        }
        listener.finished(product(made));
        return made;
    }

    /**
     * Tells of a file that does not have to be made.
     *
     * @param made in an earlier build
     * @return the same
     */
    public Made upToDate(Made made) {
        listener.upToDate(product(made));
        return made;
    }

    private Product product(Made made) {
        long end = System.nanoTime();
        Duration time = Duration.ofNanos(end - start);
        start = end;
        return new Product(product, made.file(), made.bytes(), made.files(), time);
    }
}
