package dev.pypack.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** All the hashes that are known of a file, computed while its bytes come. */
final class FileHashes {
    private static final int BUFFER = 1 << 17;

    private final WantedFile wanted;
    private final Map<HashAlgorithm, MessageDigest> running = new EnumMap<>(HashAlgorithm.class);
    private long size;

    FileHashes(WantedFile wanted) {
        this.wanted = wanted;
        wanted.hashes()
                .keySet()
                .forEach(name ->
                        HashAlgorithm.named(name).ifPresent(algorithm -> running.put(algorithm, algorithm.digest())));
    }

    /** Those of a file that is there. */
    static FileHashes of(Path file, WantedFile wanted) throws IOException {
        FileHashes hashes = new FileHashes(wanted);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                hashes.update(buffer, length);
            }
        }
        return hashes;
    }

    void update(byte[] bytes, int length) {
        size += length;
        running.values().forEach(digest -> digest.update(bytes, 0, length));
    }

    void reset() {
        size = 0;
        running.values().forEach(MessageDigest::reset);
    }

    /** How many bytes have come. */
    long size() {
        return size;
    }

    /** What is wrong with all that has come; nothing where it is the file. It can be asked once. */
    Optional<String> mistake() {
        if (wanted.size().isPresent() && wanted.size().getAsLong() != size) {
            return Optional.of(
                    "it has " + size + " bytes instead of " + wanted.size().getAsLong());
        }
        return running.entrySet().stream()
                .map(each -> mistake(each.getKey(), each.getValue().digest()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> mistake(HashAlgorithm algorithm, byte[] digest) {
        String name = algorithm.pythonName();
        String expected = wanted.hashes().getOrDefault(name, "");
        String found = HexFormat.of().formatHex(digest);
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of("its " + name + " is " + found + " instead of " + expected);
    }
}
