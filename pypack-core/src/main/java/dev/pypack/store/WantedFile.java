package dev.pypack.store;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file that somebody needs, by what it is known when it is there.
 *
 * @param name its file name
 * @param urls where it can be had, each a URL of {@code http}, {@code https} or {@code file}, or an absolute path; they are
 *     asked in this order
 * @param size in bytes, if it is known
 * @param hashes hexadecimal digests by Python's names of their algorithms, such as {@code sha256}: one that is secure at
 *     least, and all have to be right that this Java can compute
 */
public record WantedFile(String name, List<String> urls, OptionalLong size, Map<String, String> hashes) {
    /**
     * A file that can be verified.
     *
     * @param name its file name
     * @param urls where it can be had
     * @param size in bytes
     * @param hashes digests by algorithm
     * @throws IllegalArgumentException if the name is not one of a file, or no hash is secure
     */
    public WantedFile {
        if (name.isBlank() || name.matches("\\.\\.?|.*[/\\\\:\\x00].*")) {
            throw new IllegalArgumentException("not the name of a file: " + name);
        }
        urls = List.copyOf(urls);
        hashes = Collections.unmodifiableMap(hashes.entrySet().stream()
                .collect(Collectors.toMap(
                        hash -> hash.getKey().toLowerCase(Locale.ROOT),
                        hash -> hash.getValue().toLowerCase(Locale.ROOT),
                        (one, other) -> one,
                        TreeMap::new)));
        if (HashAlgorithm.strongest(hashes.keySet()).isEmpty()) {
            throw new IllegalArgumentException(
                    "no hash of " + name + " is secure: " + String.join(", ", hashes.keySet()));
        }
    }

    /** The hash under which it is stored. */
    HashAlgorithm algorithm() {
        return HashAlgorithm.strongest(hashes.keySet()).orElseThrow();
    }

    /** The digest under which it is stored. */
    String digest() {
        return hashes.getOrDefault(algorithm().pythonName(), "");
    }
}
