package dev.pypack.lock;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a file or a repository is. A path goes before a URL.
 *
 * @param url where it can be fetched, if it can
 * @param path where it lies, absolute or relative to the lock, if it does
 */
public record Location(Optional<String> url, Optional<String> path) {
    /**
     * A location that leads somewhere.
     *
     * @param url where it can be fetched
     * @param path where it lies
     * @throws IllegalArgumentException if there is neither, or one of them is empty
     */
    public Location {
        if (url.isEmpty() && path.isEmpty()) {
            throw new IllegalArgumentException("neither url nor path says where it is");
        }
        boolean isNowhere = (url.isPresent() && url.get().isEmpty())
                || (path.isPresent() && path.get().isEmpty());
        if (isNowhere) {
            throw new IllegalArgumentException("an empty url or path leads nowhere");
        }
    }

    /**
     * A location on the network.
     *
     * @param url where it can be fetched
     * @return the location
     */
    public static Location ofUrl(String url) {
        return new Location(Optional.of(url), Optional.empty());
    }

    /**
     * A location on disk.
     *
     * @param path absolute, or relative to the lock
     * @return the location
     */
    public static Location ofPath(String path) {
        return new Location(Optional.empty(), Optional.of(path));
    }

    /**
     * The file name that the location ends with.
     *
     * @return the last part of the path, else that of the URL, with its escapes decoded; may be empty
     */
    public String fileName() {
        return path.isPresent() ? lastOfPath(path.get()) : lastOfUrl(url.orElseThrow());
    }

    /** Windows separates with the backslash, in a path that has no other separator. */
    private static String lastOfPath(String path) {
        char separator = path.indexOf('/') >= 0 ? '/' : '\\';
        return path.substring(path.lastIndexOf(separator) + 1);
    }

    private static String lastOfUrl(String url) {
        String path = before('#', before('?', url));
        int authority = path.indexOf("://");
        int authorityEnd = authority < 0 ? 0 : path.indexOf('/', authority + 3);
        String last = authorityEnd < 0 ? "" : before(';', path.substring(path.lastIndexOf('/') + 1));
        if (last.indexOf('%') < 0) {
            return last;
        }
        try {
            // The decoder is one for forms, where a plus is a blank; local versions have one.
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return last;
        }
    }

    private static String before(char mark, String text) {
        int end = text.indexOf(mark);
        return end < 0 ? text : text.substring(0, end);
    }

    /**
     * The path, else the URL.
     *
     * @return for people to read
     */
    @Override
    public String toString() {
        return path.isPresent() ? path.get() : url.orElseThrow();
    }
}
