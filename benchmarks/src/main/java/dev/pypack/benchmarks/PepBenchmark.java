package dev.pypack.benchmarks;

import dev.pypack.pep.Marker;
import dev.pypack.pep.MarkerEnvironment;
import dev.pypack.pep.Tag;
import dev.pypack.pep.Version;
import dev.pypack.pep.WheelName;
import dev.pypack.target.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The standards as values: one pass is a thousand texts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PepBenchmark {
    static final Target TARGET = Target.of("linux_amd64", "3.12");

    private final List<String> versions = lines("versions.txt");
    private final List<Marker> markers =
            lines("markers.txt").stream().map(Marker::parse).toList();
    private final List<String> wheels = lines("wheels.txt");
    private final MarkerEnvironment environment = TARGET.markerEnvironment();
    private final Map<Tag, Integer> ranks = ranks();

    private static List<String> lines(String name) {
        try (InputStream stream = PepBenchmark.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<Tag, Integer> ranks() {
        Map<Tag, Integer> ranks = new HashMap<>();
        for (Tag tag : TARGET.tags()) {
            ranks.putIfAbsent(tag, ranks.size());
        }
        return ranks;
    }

    /** Parses and sorts versions. */
    @Benchmark
    public Version[] versions() {
        Version[] parsed = new Version[versions.size()];
        for (int i = 0; i < parsed.length; i++) {
            parsed[i] = Version.parse(versions.get(i));
        }
        Arrays.sort(parsed);
        return parsed;
    }

    /** Evaluates markers for a target. */
    @Benchmark
    public int markers() {
        int met = 0;
        for (Marker marker : markers) {
            met += marker.evaluate(environment) ? 1 : 0;
        }
        return met;
    }

    /** Parses the names of wheels and finds the best of their tags for a target. */
    @Benchmark
    public int wheels() {
        int sum = 0;
        for (String name : wheels) {
            sum += rank(WheelName.parse(name));
        }
        return sum;
    }

    private int rank(WheelName wheel) {
        int best = Integer.MAX_VALUE;
        for (Tag tag : wheel.tags()) {
            best = Math.min(best, ranks.getOrDefault(tag, Integer.MAX_VALUE));
        }
        return best == Integer.MAX_VALUE ? -1 : best;
    }
}
