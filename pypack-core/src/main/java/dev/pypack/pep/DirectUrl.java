package dev.pypack.pep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where an installed distribution came from, if not from an index: the content of {@code direct_url.json}.
 *
 * @param url where it was taken from
 * @param source what is there
 * @param subdirectory the project's folder in it, if that isn't the root
 * @see <a href="https://packaging.python.org/en/latest/specifications/direct-url-data-structure/">Direct URL data
 *     structure, PEP 610</a>
 */
public record DirectUrl(String url, Source source, Optional<String> subdirectory) {
    private static final Pattern VARIABLES = Pattern.compile("\\$\\{[\\w-]+\\}(:\\$\\{[\\w-]+\\})?");

    /** What a URL leads to. */
    public sealed interface Source {}

    /**
     * A file.
     *
     * @param hashes hexadecimal digests by the names of their algorithms, such as {@code sha256}
     */
    public record Archive(Map<String, String> hashes) implements Source {
        /**
         * A file with hashes in the order in which they are given.
         *
         * @param hashes digests by algorithm
         */
        public Archive {
            hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
        }
    }

    /**
     * A repository.
     *
     * @param vcs its kind, such as {@code git}
     * @param commitId the commit
     * @param requestedRevision the branch or tag that was asked for, if one was
     */
    public record Repository(String vcs, String commitId, Optional<String> requestedRevision) implements Source {}

    /**
     * A folder of the machine.
     *
     * @param editable whether it is used in place
     */
    public record Directory(boolean editable) implements Source {}

    /**
     * A URL that fits its source.
     *
     * @param url where it was taken from
     * @param source what is there
     * @param subdirectory the project's folder in it
     * @throws InvalidPep if the source is a folder and the URL is no absolute {@code file:} URL
     */
    public DirectUrl {
        if (source instanceof Directory && !isAbsoluteFile(url)) {
            throw new InvalidPep(url, 0, "the URL of a folder is file:// and an absolute path");
        }
    }

    private static boolean isAbsoluteFile(String url) {
        String path = url.regionMatches(true, 0, "file:", 0, 5) ? url.substring(5) : "";
        int pathStart = path.startsWith("//") ? path.indexOf('/', 2) : 0;
        return pathStart >= 0 && path.startsWith("/", pathStart);
    }

    /**
     * Takes an object as a JSON reader gives it.
     *
     * @param object texts, booleans and maps by their keys
     * @return the URL
     * @throws InvalidPep if a key is missing or its value is of another type, there isn't exactly one of
     *     {@code archive_info}, {@code vcs_info} and {@code dir_info}, or hashes contradict each other
     */
    public static DirectUrl of(Map<String, ?> object) {
        return new DirectUrlReader(object).directUrl();
    }

    /**
     * The object for a JSON writer.
     *
     * @return keys in the order of the standard; the user and password of the URL are left out unless they are
     *     environment variables or {@code git}
     */
    public Map<String, Object> toMap() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("url", withoutCredentials());
        if (source instanceof Archive archive) {
            object.put("archive_info", archive.hashes().isEmpty() ? Map.of() : Map.of("hashes", archive.hashes()));
        } else if (source instanceof Repository repository) {
            Map<String, Object> info = new LinkedHashMap<>();
            info.put("vcs", repository.vcs());
            repository.requestedRevision().ifPresent(revision -> info.put("requested_revision", revision));
            info.put("commit_id", repository.commitId());
            object.put("vcs_info", info);
        } else if (source instanceof Directory directory) {
            object.put("dir_info", directory.editable() ? Map.of("editable", true) : Map.of());
        }
        subdirectory.ifPresent(folder -> object.put("subdirectory", folder));
        return object;
    }

    private String withoutCredentials() {
        int authority = url.indexOf("//") + 2;
        if (authority < 2) {
            return url;
        }
        int authorityEnd = Stream.of('/', '?', '#')
                .mapToInt(end -> url.indexOf(end, authority))
                .filter(end -> end >= 0)
                .min()
                .orElse(url.length());
        int at = url.lastIndexOf('@', authorityEnd - 1);
        if (at < authority) {
            return url;
        }
        String user = url.substring(authority, at);
        boolean harmless = user.equals("git") || VARIABLES.matcher(user).matches();
        return harmless ? url : url.substring(0, authority) + url.substring(at + 1);
    }
}
