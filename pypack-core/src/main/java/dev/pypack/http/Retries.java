package dev.pypack.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and when something is tried again.
 *
 * @param tries how often in all, from 1; a try that brought at least 1 MiB doesn't count
 * @param first how long is waited after the first failure; the time doubles with each
 * @param longest the most that is waited, also where a server asks for more
 */
public record Retries(int tries, Duration first, Duration longest) {
    /** What a server survives that is started anew. */
    public static final Retries USUAL = new Retries(5, Duration.ofMillis(500), Duration.ofSeconds(60));

    private static final int MOST_DOUBLINGS = 20;

    /**
     * The time until the next try. A random part of it keeps many builds from coming back at one moment.
     *
     * @param failed how many tries have failed, from 1
     * @param asked what the server asked for; zero where it didn't
     * @return at least what the server asked for, up to the longest
     */
    Duration pause(int failed, Duration asked) {
        long doubled = first.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
        long capped = Math.min(doubled, longest.toMillis());
        long own = capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1);
        return Duration.ofMillis(Math.max(own, Math.min(asked.toMillis(), longest.toMillis())));
    }
}
