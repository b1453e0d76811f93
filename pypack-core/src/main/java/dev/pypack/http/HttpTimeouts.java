package dev.pypack.http;

import java.time.Duration;

/**
 * How long each part of a download may take. The whole may take as long as it gets on.
 *
 * @param connect until a server takes the connection
 * @param tls until both have agreed on keys
 * @param answer until the first byte of the answer
 * @param stall until something more comes; a server that sends less than 1 kB/s all that time is taken to stall too
 */
public record HttpTimeouts(Duration connect, Duration tls, Duration answer, Duration stall) {
    /** What serves on slow lines too. */
    public static final HttpTimeouts USUAL = new HttpTimeouts(
            Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(30));
}
