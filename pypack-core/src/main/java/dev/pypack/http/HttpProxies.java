package dev.pypack.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways to servers.
 *
 * @param http the proxy for {@code http}, if there is one
 * @param https the proxy for {@code https}, if there is one
 * @param direct the hosts that are asked without one; {@code *} stands for any characters
 */
public record HttpProxies(Optional<HttpProxy> http, Optional<HttpProxy> https, List<String> direct) {
    /** All servers are asked without a proxy. */
    public static final HttpProxies NONE = new HttpProxies(Optional.empty(), Optional.empty(), List.of());

    /**
     * Ways with a copy of the list.
     *
     * @param http the proxy for {@code http}
     * @param https the proxy for {@code https}
     * @param direct the hosts that are asked without one
     */
    public HttpProxies {
        direct = List.copyOf(direct);
    }

    /**
     * The way to a server.
     *
     * @param server where it goes
     * @return the proxy, if there is one on it
     */
    public Optional<HttpProxy> to(HttpOrigin server) {
        if (direct.stream().anyMatch(pattern -> matches(pattern, server.host()))) {
            return Optional.empty();
        }
        return server.scheme().equals("https") ? https : http;
    }

    private static boolean matches(String pattern, String host) {
        String regex = Stream.of(pattern.strip().toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return host.matches(regex);
    }

    /** All that there are. */
    Stream<HttpProxy> all() {
        return Stream.concat(http.stream(), https.stream()).distinct();
    }
}
