package dev.pypack.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * All that a result depends on, as one hash: what "up to date" means. A file counts with its size, its time of change and
 * its identity on the disk, so that thousands of them take no time; a build after {@code mvn clean} looks at contents.
 */
public final class Fingerprint {
    /** How late a change may be seen with the time of an earlier one: file systems count in steps. */
    private static final Duration FINE_STEP = Duration.ofMillis(50);

    private static final Duration COARSE_STEP = Duration.ofSeconds(2);

    private final MessageDigest hash = Sha256.algorithm();
    private Instant settled = Instant.MIN;

    private Fingerprint() {}

    /**
     * Begins with the program that makes the result.
     *
     * @param generator its name and version
     * @return a fingerprint to which inputs are added
     */
    public static Fingerprint of(String generator) {
        return new Fingerprint().with(generator);
    }

    /**
     * Adds a setting.
     *
     * @param value any text
     * @return this
     */
    public Fingerprint with(String value) {
        return with(value.getBytes(UTF_8));
    }

    /**
     * Adds bytes.
     *
     * @param value any
     * @return this
     */
    public Fingerprint with(byte[] value) {
        hash.update((value.length + ":").getBytes(UTF_8));
        hash.update(value);
        return this;
    }

    /**
     * Adds a file.
     *
     * @param name what it is in the result
     * @param file where it lies
     * @return this
     * @throws IOException if nothing can be known of it
     */
    public Fingerprint with(String name, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Instant changed = attributes.lastModifiedTime().toInstant();
        Instant mayChangeUnseenUntil = changed.plus(changed.toEpochMilli() % 1000 == 0 ? COARSE_STEP : FINE_STEP);
        if (mayChangeUnseenUntil.isAfter(settled)) {
            settled = mayChangeUnseenUntil;
        }
        return with(name).with(attributes.size() + " " + changed + " " + attributes.fileKey());
    }

    /**
     * Whether a later change of a file would be seen by its time of change.
     *
     * @param now when the fingerprint was taken
     * @return false where a file was changed just now
     */
    public boolean isSettled(Instant now) {
        return !settled.isAfter(now);
    }

    /**
     * Ends the fingerprint.
     *
     * @return 64 hexadecimal digits
     */
    public String end() {
        return HexFormat.of().formatHex(hash.digest());
    }
}
