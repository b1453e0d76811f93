package dev.pypack.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What a file system tells of a file without its content being read: two equal states mean the same content, provided the
 * first was taken when it was {@link #settled settled}, and that nobody writes other bytes of the same number into the same
 * file and then sets its time back. Numbers only, for there are thousands of them in a build that has
 * nothing to do.
 *
 * @param size in bytes
 * @param seconds since 1970 when it was changed last; all times before 1677 are one, and so are those after 2262
 * @param nanos of the second
 * @param key a hash of its identity on the disk; 0 where the system has none
 */
public record FileState(long size, long seconds, int nanos, int key) {
    /** How many {@link #bytes} there are. */
    public static final int BYTES = 24;

    /** How late a change may be seen with the time of an earlier one: file systems count in steps. */
    private static final Duration FINE_STEP = Duration.ofMillis(50);

    static final Duration COARSE_STEP = Duration.ofSeconds(2);
    private static final int NANOS_OF_A_MILLISECOND = 1_000_000;
    private static final long NANOS_OF_A_SECOND = 1_000_000_000;

    /**
     * The state of a file now.
     *
     * @param file where it lies
     * @return its state
     * @throws IOException if nothing can be known of it
     */
    public static FileState of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    /**
     * The state that attributes tell of.
     *
     * @param attributes of the file itself, not of a link to it
     * @return its state
     */
    public static FileState of(BasicFileAttributes attributes) {
        long changed = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        return new FileState(
                attributes.size(),
                Math.floorDiv(changed, NANOS_OF_A_SECOND),
                (int) Math.floorMod(changed, NANOS_OF_A_SECOND),
                Objects.hashCode(attributes.fileKey()));
    }

    /**
     * From when on a change would be seen by its time.
     *
     * @return shortly after the last change
     */
    public Instant settled() {
        Instant changed = Instant.ofEpochSecond(seconds, nanos);
        return changed.plus(nanos < NANOS_OF_A_MILLISECOND ? COARSE_STEP : FINE_STEP);
    }

    /**
     * Whether a later change would be seen by its time.
     *
     * @param now a time before the content is read
     * @return false where it was changed just before
     */
    public boolean isSettled(Instant now) {
        // Tells nearly all files from those that need a closer look.
        return seconds < now.getEpochSecond() - COARSE_STEP.toSeconds()
                || !settled().isAfter(now);
    }

    /** Written out, like {@link #hashCode}: those that records get are slow in a young JVM, and there are thousands to compare. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileState that
                && size == that.size
                && seconds == that.seconds
                && nanos == that.nanos
                && key == that.key;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(size) + Long.hashCode(seconds)) + 31 * nanos + key;
    }

    /**
     * All of it.
     *
     * @return {@link #BYTES} bytes
     */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(size)
                .putLong(seconds)
                .putInt(nanos)
                .putInt(key)
                .array();
    }
}
