package dev.pypack.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * All that a result depends on, as one hash: what "up to date" means. A file counts with its size, its time of change and
 * its identity on the disk, so that thousands of them take no time; a build after {@code mvn clean} looks at contents.
 */
public final class Fingerprint {
    private static final int SHORT = 16;

    private final MessageDigest hash = Sha256.algorithm();
    private final Settling settling = new Settling();

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
     * A short name for a place, for what is remembered of it somewhere else.
     *
     * @param place a file or a folder, which need not be there
     * @return 16 hexadecimal digits
     */
    public static String ofPlace(Path place) {
        return of(place.toAbsolutePath().normalize().toString()).end().substring(0, SHORT);
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
     * Adds a list of settings, or one that may be missing.
     *
     * @param values any texts, be it none
     * @return this
     */
    public Fingerprint with(List<String> values) {
        with(Integer.toString(values.size()));
        values.forEach(this::with);
        return this;
    }

    /**
     * Adds bytes.
     *
     * @param value any
     * @return this
     */
    public Fingerprint with(byte[] value) {
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
        hash.update(value);
        return this;
    }

    /**
     * Adds a file.
     *
     * @param name what it is in the result
     * @param state how it is now
     * @return this
     */
    public Fingerprint with(String name, FileState state) {
        settling.add(state);
        byte[] named = name.getBytes(UTF_8);
        hash.update(ByteBuffer.allocate(Integer.BYTES + named.length + FileState.BYTES)
                .putInt(named.length)
                .put(named)
                .put(state.bytes())
                .array());
        return this;
    }

    /**
     * Whether a later change of a file would be seen by its time of change.
     *
     * @param now when the fingerprint was taken
     * @return false where a file was changed just now
     */
    public boolean isSettled(Instant now) {
        return settling.isOver(now);
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
