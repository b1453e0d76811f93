package dev.pypack.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks which server.
 *
 * @param byOrigin logins that were given for a server
 * @param netrc those of the user's netrc file, which are asked after them
 */
public record HttpLogins(Map<HttpOrigin, HttpLogin> byOrigin, Netrc netrc) {
    /** Nobody says who asks. */
    public static final HttpLogins NONE = new HttpLogins(Map.of(), Netrc.NONE);

    /**
     * Logins with a copy of the map.
     *
     * @param byOrigin logins that were given for a server
     * @param netrc those of the user's netrc file
     */
    public HttpLogins {
        byOrigin = Map.copyOf(byOrigin);
    }

    /**
     * Who asks for a file.
     *
     * @param url the file; a login that stands in it goes before all others
     * @return the login, if there is one
     */
    public Optional<HttpLogin> of(URI url) {
        HttpOrigin origin = HttpOrigin.of(url);
        return in(url).map(HttpLogin.class::cast)
                .or(() -> Optional.ofNullable(byOrigin.get(origin)))
                .or(() -> netrc.of(origin.host()));
    }

    /**
     * The login that stands in a URL (RFC 3986, section 3.2.1).
     *
     * @param url the URL
     * @return user and password with their escapes decoded, if there are any
     */
    public static Optional<HttpLogin.Basic> in(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        int end = authority.lastIndexOf('@');
        if (end <= 0) {
            return Optional.empty();
        }
        String[] parts = authority.substring(0, end).split(":", 2);
        return Optional.of(new HttpLogin.Basic(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : ""));
    }

    /** The decoder is one for forms, where a plus is a blank. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return text;
        }
    }
}
