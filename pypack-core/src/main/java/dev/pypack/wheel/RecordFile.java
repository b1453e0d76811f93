package dev.pypack.wheel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The {@code RECORD} of a wheel: a row of CSV for each file with its SHA-256 and size, and last of all one for itself
 * without either.
 */
final class RecordFile {
    private final String name;
    private final MessageDigest sha256 = sha256();
    private final StringBuilder rows = new StringBuilder();

    RecordFile(String name) {
        this.name = name;
    }

    /** Its path in the wheel. */
    String name() {
        return name;
    }

    void add(String path, byte[] content) {
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest(content));
        rows.append(quoted(path))
                .append(",sha256=")
                .append(hash)
                .append(',')
                .append(content.length)
                .append('\n');
    }

    byte[] bytes() {
        return (rows + quoted(name) + ",,\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As Python's {@code csv} module writes a field. */
    private static String quoted(String path) {
        return path.indexOf(',') < 0 && path.indexOf('"') < 0 ? path : '"' + path.replace("\"", "\"\"") + '"';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
