package dev.pypack.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

/**
 * How servers are reached.
 *
 * @param proxies the ways to them
 * @param logins who asks them
 * @param trusted the authorities whose certificates hold; where there are none, those that Java trusts. They are asked for when
 *     the first server of {@code https} is connected
 * @param timeouts how long each part may take
 * @param retries how often something is tried again
 * @param connections how many there may be at a time, from 1
 * @param agent the program that asks, as in {@code pypack/1.0}
 */
public record HttpSettings(
        HttpProxies proxies,
        HttpLogins logins,
        Supplier<List<X509Certificate>> trusted,
        HttpTimeouts timeouts,
        Retries retries,
        int connections,
        String agent) {
    /**
     * No proxy, no login, the authorities and times that are usual.
     *
     * @param agent the program that asks
     * @param connections how many there may be at a time
     * @return the settings
     */
    public static HttpSettings usual(String agent, int connections) {
        return new HttpSettings(
                HttpProxies.NONE, HttpLogins.NONE, List::of, HttpTimeouts.USUAL, Retries.USUAL, connections, agent);
    }

    /**
     * The same with other ways.
     *
     * @param ways the ways
     * @return new settings
     */
    public HttpSettings by(HttpProxies ways) {
        return new HttpSettings(ways, logins, trusted, timeouts, retries, connections, agent);
    }

    /**
     * The same with other logins.
     *
     * @param known the logins
     * @return new settings
     */
    public HttpSettings as(HttpLogins known) {
        return new HttpSettings(proxies, known, trusted, timeouts, retries, connections, agent);
    }

    /**
     * The same with other authorities.
     *
     * @param authorities who names the authorities, when they are needed
     * @return new settings
     */
    public HttpSettings trusting(Supplier<List<X509Certificate>> authorities) {
        return new HttpSettings(proxies, logins, authorities, timeouts, retries, connections, agent);
    }

    /**
     * The same with other times.
     *
     * @param limits how long each part may take
     * @param again how often something is tried again
     * @return new settings
     */
    public HttpSettings within(HttpTimeouts limits, Retries again) {
        return new HttpSettings(proxies, logins, trusted, limits, again, connections, agent);
    }
}
