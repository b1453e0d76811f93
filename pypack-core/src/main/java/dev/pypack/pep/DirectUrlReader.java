package dev.pypack.pep;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a direct URL from maps, and says which key is wrong. */
final class DirectUrlReader {
    private final Map<String, ?> object;

    DirectUrlReader(Map<String, ?> object) {
        this.object = object;
    }

    DirectUrl directUrl() {
        String url = required("", object, "url");
        Optional<DirectUrl.Source> archive = info("archive_info").map(DirectUrlReader::archive);
        Optional<DirectUrl.Source> repository = info("vcs_info").map(DirectUrlReader::repository);
        Optional<DirectUrl.Source> directory = info("dir_info").map(DirectUrlReader::directory);
        if (Stream.of(archive, repository, directory)
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw new InvalidPep(url, 0, "expected one of archive_info, vcs_info and dir_info");
        }
        DirectUrl.Source source =
                archive.or(() -> repository).or(() -> directory).orElseThrow();
        return new DirectUrl(url, source, optional("", object, "subdirectory", String.class));
    }

    private Optional<Map<?, ?>> info(String key) {
        return optional("", object, key, Map.class).map(info -> (Map<?, ?>) info);
    }

    private static DirectUrl.Source archive(Map<?, ?> info) {
        Map<String, String> hashes = new LinkedHashMap<>();
        Optional<Map<?, ?>> given =
                optional("archive_info.", info, "hashes", Map.class).map(map -> (Map<?, ?>) map);
        given.ifPresent(all -> all.forEach((algorithm, digest) -> hashes.put(
                String.valueOf(algorithm), required("archive_info.hashes.", all, String.valueOf(algorithm)))));
        optional("archive_info.", info, "hash", String.class)
                .ifPresent(hash -> addOldHash(hashes, given.isPresent(), hash));
        return new DirectUrl.Archive(hashes);
    }

    /** The key {@code hash} came before {@code hashes}, and repeats one of them where both are there. */
    private static void addOldHash(Map<String, String> hashes, boolean repeats, String hash) {
        int equals = hash.indexOf('=');
        if (equals < 0) {
            throw new InvalidPep(hash, hash.length(), "archive_info.hash: expected <algorithm>=<digest>");
        }
        String algorithm = hash.substring(0, equals);
        String digest = hash.substring(equals + 1);
        if (repeats && !digest.equals(hashes.get(algorithm))) {
            throw new InvalidPep(hash, 0, "archive_info.hash is not among archive_info.hashes");
        }
        hashes.put(algorithm, digest);
    }

    private static DirectUrl.Source repository(Map<?, ?> info) {
        return new DirectUrl.Repository(
                required("vcs_info.", info, "vcs"),
                required("vcs_info.", info, "commit_id"),
                optional("vcs_info.", info, "requested_revision", String.class));
    }

    private static DirectUrl.Source directory(Map<?, ?> info) {
        return new DirectUrl.Directory(
                optional("dir_info.", info, "editable", Boolean.class).orElse(false));
    }

    private static String required(String where, Map<?, ?> map, String key) {
        return optional(where, map, key, String.class)
                .orElseThrow(() -> new InvalidPep(String.valueOf(map), 0, where + key + " is missing"));
    }

    private static <T> Optional<T> optional(String where, Map<?, ?> map, String key, Class<T> type) {
        Object value = map.get(key);
        if (value != null && !type.isInstance(value)) {
            throw new InvalidPep(
                    String.valueOf(value),
                    0,
                    where + key + " is no " + type.getSimpleName().toLowerCase(Locale.ROOT));
        }
        return Optional.ofNullable(type.cast(value));
    }
}
