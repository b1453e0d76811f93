package dev.pypack.lock;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of a lock, and where it is. */
final class LockedFileReader {
    static final String URL = "url";
    static final String PATH = "path";

    private static final String SIZE = "size";
    private static final String UPLOAD_TIME = "upload-time";
    private static final String HASHES = "hashes";
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");

    /** How many digits the digests of Python's secure algorithms have. */
    private static final Map<String, Integer> SECURE = Map.of(
            "sha224", 56,
            "sha256", 64,
            "sha384", 96,
            "sha512", 128,
            "sha3_224", 56,
            "sha3_256", 64,
            "sha3_384", 96,
            "sha3_512", 128,
            "blake2s", 64,
            "blake2b", 128);

    private final LockTable table;

    LockedFileReader(LockTable table) {
        this.table = table;
    }

    /** The keys of the table of a file that has another one besides. */
    static Set<String> keysAnd(String otherKey) {
        return Set.of(URL, PATH, SIZE, UPLOAD_TIME, HASHES, otherKey);
    }

    /** The file of a table that may have some keys. */
    Optional<LockedFile> read(Set<String> keys) {
        table.knowing(keys);
        Optional<Location> location = location();
        OptionalLong size = size();
        Optional<Instant> uploadTime = uploadTime();
        Map<String, String> hashes = hashes();
        return location.isEmpty() || hashes.isEmpty()
                ? Optional.empty()
                : Optional.of(new LockedFile(location.get(), size, uploadTime, hashes));
    }

    Optional<Location> location() {
        Optional<String> url = given(URL);
        Optional<String> path = given(PATH);
        if (url.isEmpty() && path.isEmpty()) {
            table.mistake("missing-key", table.place(), "neither url nor path says where it is", "");
            return Optional.empty();
        }
        return Optional.of(new Location(url, path));
    }

    /** A text that isn't empty. */
    private Optional<String> given(String key) {
        Optional<String> text = table.text(key);
        return text.isPresent() && text.get().isEmpty() ? Optional.empty() : text;
    }

    private OptionalLong size() {
        Optional<Long> size = table.value(SIZE, Long.class, "an integer");
        if (size.isEmpty()) {
            return OptionalLong.empty();
        }
        if (size.get() < 0) {
            table.mistake("invalid-value", table.place(SIZE), "size is less than 0", "");
            return OptionalLong.empty();
        }
        return OptionalLong.of(size.get());
    }

    private Optional<Instant> uploadTime() {
        Optional<Object> time = table.value(UPLOAD_TIME, Object.class, "a date and time");
        if (time.isEmpty()) {
            return Optional.empty();
        }
        if (time.get() instanceof OffsetDateTime withOffset
                && withOffset.getOffset().equals(ZoneOffset.UTC)) {
            return Optional.of(withOffset.toInstant());
        }
        if (time.get() instanceof LocalDateTime withoutOffset) {
            return Optional.of(withoutOffset.toInstant(ZoneOffset.UTC));
        }
        table.mistake(
                "invalid-value",
                table.place(UPLOAD_TIME),
                "upload-time is " + time.get() + ", and has to be a date and time in UTC",
                "As in: upload-time = 2025-01-25T11:30:10Z");
        return Optional.empty();
    }

    private Map<String, String> hashes() {
        table.require(HASHES);
        Optional<LockTable> listed = table.table(HASHES);
        return listed.isPresent() ? hashes(listed.get()) : Map.of();
    }

    private Map<String, String> hashes(LockTable listed) {
        Map<String, String> hashes = new TreeMap<>();
        boolean isSecure = false;
        for (String algorithm : listed.keys()) {
            String name = algorithm.toLowerCase(Locale.ROOT);
            isSecure |= SECURE.containsKey(name);
            Optional<String> digest = listed.text(algorithm);
            if (digest.isPresent() && isDigest(listed, algorithm, SECURE.get(name), digest.get())) {
                hashes.put(name, digest.get());
            }
        }
        if (listed.keys().isEmpty()) {
            table.mistake("no-hash", listed.place(), "hashes is empty: the file can't be verified", "");
        } else if (!isSecure) {
            table.warning(
                    "weak-hash",
                    listed.place(),
                    "no algorithm of " + String.join(", ", listed.keys()) + " is known to be secure",
                    "Lock the file with its sha256.");
        }
        return hashes;
    }

    private boolean isDigest(LockTable listed, String algorithm, @Nullable Integer digits, String digest) {
        if (digits == null
                || (digest.length() == digits && DIGITS.matcher(digest).matches())) {
            return true;
        }
        table.mistake(
                "invalid-value",
                listed.place(algorithm),
                "hashes." + algorithm + " is " + digest + ", and no file has it: it has " + digits
                        + " hexadecimal digits",
                "");
        return false;
    }
}
