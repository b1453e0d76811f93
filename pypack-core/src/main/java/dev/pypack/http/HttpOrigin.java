package dev.pypack.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a login is for (RFC 6454): the same host with another scheme or port is somebody else.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port from 1
 */
public record HttpOrigin(String scheme, String host, int port) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Of a host name with an underscore, java.net.URI knows only the whole authority. */
    private static final Pattern AUTHORITY = Pattern.compile("(?:.*@)?(\\[[^\\]]+\\]|[^:@]+)(?::(\\d{0,5}))?");

    /**
     * The origin of a URL.
     *
     * @param url absolute, of HTTP, with a host
     * @return the origin, with the port of the scheme where the URL names none
     * @throws IllegalArgumentException if the URL is not such a one
     */
    public static HttpOrigin of(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        Matcher authority = AUTHORITY.matcher(url.getRawAuthority() == null ? "" : url.getRawAuthority());
        if (!authority.matches() || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("not a URL of a server: " + ShownUrl.of(url.toString()));
        }
        String port = authority.group(2);
        int usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        return new HttpOrigin(
                scheme,
                authority.group(1).toLowerCase(Locale.ROOT),
                port == null || port.isEmpty() ? usual : Integer.parseInt(port));
    }

    /**
     * As a URL begins.
     *
     * @return scheme, host and port
     */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
