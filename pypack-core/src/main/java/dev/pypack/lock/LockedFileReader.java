package dev.pypack.lock;

import dev.pypack.finding.Place;
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
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a file of a lock, and where it is. */
final class LockedFileReader {
    static final String URL = "url";
    static final String PATH = "path";

    private static final String SIZE = "size";
    private static final String UPLOAD_TIME = "upload-time";
    private static final String HASHES = "hashes";
    private static final Set<String> KEYS = Set.of(URL, PATH, SIZE, UPLOAD_TIME, HASHES);

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

    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");

    private final LockTable table;

    LockedFileReader(LockTable table) {
        this.table = table;
    }

    /** The file whose table has one key besides. */
    Optional<LockedFile> readWith(String otherKey) {
        Set<String> keys = new TreeSet<>(KEYS);
        keys.add(otherKey);
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
        Optional<String> url = table.text(URL).filter(text -> !text.isEmpty());
        Optional<String> path = table.text(PATH).filter(text -> !text.isEmpty());
        if (url.isEmpty() && path.isEmpty()) {
            table.mistake("missing-key", table.place(), "neither url nor path says where it is", "");
            return Optional.empty();
        }
        return Optional.of(new Location(url, path));
    }

    private OptionalLong size() {
        Optional<Long> size = table.value(SIZE, Long.class, "an integer");
        if (size.filter(bytes -> bytes < 0).isPresent()) {
            table.mistake("invalid-value", table.place(SIZE), "size is less than 0", "");
            return OptionalLong.empty();
        }
        return size.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private Optional<Instant> uploadTime() {
        return table.value(UPLOAD_TIME, Object.class, "a date and time").flatMap(time -> {
            if (time instanceof OffsetDateTime withOffset
                    && withOffset.getOffset().equals(ZoneOffset.UTC)) {
                return Optional.of(withOffset.toInstant());
            }
            if (time instanceof LocalDateTime withoutOffset) {
                return Optional.of(withoutOffset.toInstant(ZoneOffset.UTC));
            }
            table.mistake(
                    "invalid-value",
                    table.place(UPLOAD_TIME),
                    "upload-time is " + time + ", and has to be a date and time in UTC",
                    "As in: upload-time = 2025-01-25T11:30:10Z");
            return Optional.empty();
        });
    }

    private Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        table.require(HASHES);
        table.table(HASHES).ifPresent(listed -> {
            listed.keys()
                    .forEach(algorithm -> listed.text(algorithm)
                            .filter(digest -> isDigest(listed.place(algorithm), algorithm, digest))
                            .ifPresent(digest -> hashes.put(algorithm.toLowerCase(Locale.ROOT), digest)));
            if (listed.keys().isEmpty()) {
                table.mistake("no-hash", listed.place(), "hashes is empty: the file can't be verified", "");
            } else if (listed.keys().stream().noneMatch(LockedFileReader::isSecure)) {
                table.warning(
                        "weak-hash",
                        listed.place(),
                        "no algorithm of " + String.join(", ", listed.keys()) + " is known to be secure",
                        "Lock the file with its sha256.");
            }
        });
        return hashes;
    }

    private boolean isDigest(Place place, String algorithm, String digest) {
        Integer digits = SECURE.get(algorithm.toLowerCase(Locale.ROOT));
        if (digits == null
                || (digest.length() == digits && DIGITS.matcher(digest).matches())) {
            return true;
        }
        table.mistake(
                "invalid-value",
                place,
                "hashes." + algorithm + " is " + digest + ", and no file has it: it has " + digits
                        + " hexadecimal digits",
                "");
        return false;
    }

    private static boolean isSecure(String algorithm) {
        return SECURE.containsKey(algorithm.toLowerCase(Locale.ROOT));
    }
}
