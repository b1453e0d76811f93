package dev.pypack.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * What a file system tells of a file without its content being read: two equal states mean the same content, provided the
 * first was taken when it was {@link #settled settled}.
 *
 * @param size in bytes
 * @param changed when it was changed last
 * @param key its identity on the disk, as text
 */
public record FileState(long size, Instant changed, String key) {
    /** How late a change may be seen with the time of an earlier one: file systems count in steps. */
    private static final Duration FINE_STEP = Duration.ofMillis(50);

    private static final Duration COARSE_STEP = Duration.ofSeconds(2);

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
        return new FileState(
                attributes.size(), attributes.lastModifiedTime().toInstant(), String.valueOf(attributes.fileKey()));
    }

    /**
     * From when on a change would be seen by its time.
     *
     * @return shortly after the last change
     */
    public Instant settled() {
        return changed.plus(changed.toEpochMilli() % 1000 == 0 ? COARSE_STEP : FINE_STEP);
    }

    /** All of it in one line. */
    @Override
    public String toString() {
        return size + " " + changed + " " + key;
    }
}
