package dev.pypack.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes, FIPS 180-4.
 */
public final class Sha256 {
    /** How long it is. */
    public static final int BYTES = 32;

    private static final int BUFFER = 1 << 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] digest;

    private Sha256(byte[] digest) {
        this.digest = digest;
    }

    /**
     * The hash of bytes.
     *
     * @param content the bytes
     * @return their hash
     */
    public static Sha256 of(byte[] content) {
        return new Sha256(algorithm().digest(content));
    }

    /**
     * The hash of a file.
     *
     * @param file of any size
     * @return its hash
     * @throws IOException if it can't be read
     */
    public static Sha256 ofFile(Path file) throws IOException {
        MessageDigest digest = algorithm();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return endOf(digest);
    }

    /**
     * The hash of what was put into the algorithm, which begins anew.
     *
     * @param algorithm as {@link #algorithm} gives it
     * @return the hash
     */
    public static Sha256 endOf(MessageDigest algorithm) {
        return new Sha256(algorithm.digest());
    }

    /**
     * A hash that was kept.
     *
     * @param digest its 32 bytes
     * @return the hash
     */
    public static Sha256 ofDigest(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 has " + BYTES + " bytes, not " + digest.length);
        }
        return new Sha256(digest.clone());
    }

    /**
     * Its bytes.
     *
     * @return {@link #BYTES} of them
     */
    public byte[] digest() {
        return digest.clone();
    }

    /**
     * The algorithm, for bytes that come piece by piece.
     *
     * @return a new one
     */
    public static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * As the {@code RECORD} of a wheel holds it.
     *
     * @return 43 characters of URL-safe Base64, without padding
     */
    public String toBase64() {
        return BASE64.encodeToString(digest);
    }

    /**
     * As locks and package indexes write it.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String toHex() {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return digest[0] << 24 | (digest[1] & 0xFF) << 16 | (digest[2] & 0xFF) << 8 | (digest[3] & 0xFF);
    }

    /** As {@link #toHex}. */
    @Override
    public String toString() {
        return toHex();
    }
}
