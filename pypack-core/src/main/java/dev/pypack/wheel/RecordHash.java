package dev.pypack.wheel;

import dev.pypack.archive.ReadFile;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The hash in a row of {@code RECORD}.
 *
 * @param text {@code algorithm=digest}, the digest in URL-safe Base64 without padding (PEP 427), or empty
 * @param mismatch what it is where the file has another one
 */
record RecordHash(String text, WheelRule mismatch) {
    private static final String SHA_256 = "sha256";
    /** As strong as SHA-256 or stronger. */
    private static final Map<String, String> OTHERS = Map.of("sha384", "SHA-384", "sha512", "SHA-512");

    void check(ReadFile file, ReadWheel wheel, Place place, Consumer<Finding> found) throws IOException {
        String path = EscapedText.of(file.entry().name());
        if (text.isEmpty()) {
            found.accept(WheelRule.RECORD_UNHASHED.at(place, path));
            return;
        }
        String algorithm = text.substring(0, Math.max(0, text.indexOf('=')));
        if (algorithm.equals(SHA_256)) {
            compare(file.sha256().toBase64(), path, place, found);
        } else if (OTHERS.containsKey(algorithm)) {
            found.accept(WheelRule.RECORD_OTHER_ALGORITHM.at(place, path + " has " + algorithm));
            compare(digest(OTHERS.get(algorithm), file, wheel), path, place, found);
        } else {
            found.accept(WheelRule.RECORD_ALGORITHM.at(place, path + " has " + EscapedText.of(text)));
        }
    }

    private void compare(String expected, String path, Place place, Consumer<Finding> found) {
        String said = text.substring(text.indexOf('=') + 1);
        if (!said.equals(expected)) {
            boolean isPadded = said.startsWith(expected)
                    && said.substring(expected.length()).chars().allMatch(letter -> letter == '=');
            found.accept(
                    isPadded
                            ? WheelRule.RECORD_PADDING.at(place, path + " has " + EscapedText.of(said))
                            : mismatch.at(
                                    place,
                                    path + " has the hash " + expected + ", and RECORD says " + EscapedText.of(said)));
        }
    }

    private static String digest(String algorithm, ReadFile file, ReadWheel wheel) throws IOException {
        try (InputStream content = wheel.archive().stream(file.entry())) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
