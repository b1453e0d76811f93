package dev.pypack.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Contestants that take turns, so that all of them meet the same machine. */
final class Turns {
    private Turns() {}

    /**
     * The least time of each.
     *
     * @param warmUp how long they run before it counts
     * @param measured how long they run; each has one turn at least
     * @param contestants each a round of work
     * @return in milliseconds, in the order of the contestants
     */
    static double[] best(Duration warmUp, Duration measured, List<? extends Callable<?>> contestants) throws Exception {
        best(warmUp, contestants);
        return best(measured, contestants);
    }

    private static double[] best(Duration time, List<? extends Callable<?>> contestants) throws Exception {
        double[] best = new double[contestants.size()];
        Arrays.fill(best, Double.MAX_VALUE);
        long end = System.nanoTime() + time.toNanos();
        do {
            for (int i = 0; i < best.length; i++) {
                long start = System.nanoTime();
                contestants.get(i).call();
                best[i] = Math.min(best[i], (System.nanoTime() - start) / 1e6);
            }
        } while (System.nanoTime() < end);
        return best;
    }
}
