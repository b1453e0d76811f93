package dev.pypack.benchmarks;

import dev.pypack.judge.Judges;
import dev.pypack.pep.Tag;
import dev.pypack.process.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs PepBenchmark and {@code packaging} at the same jobs, checks that they agree, and sets one beside the other. */
final class PepComparison implements Section {
    @Override
    public String measured(Path folder) throws Exception {
        Map<String, String> packaging = packaging(folder);
        PepBenchmark benchmark = new PepBenchmark();
        String ours = benchmark.markers() + " " + benchmark.wheels();
        if (!ours.equals(packaging.get("check"))) {
            throw new IllegalStateException("pypack finds " + ours + ", packaging " + packaging.get("check"));
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PepBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        return table(results, packaging);
    }

    private static String table(Collection<RunResult> results, Map<String, String> packaging) {
        StringBuilder page = new StringBuilder();
        page.append("## The standards as values, beside packaging ")
                .append(packaging.get("packaging"))
                .append(" on CPython ")
                .append(packaging.get("python"))
                .append(
                        "\n\n`versions`: parse and sort. `markers`: evaluate. `wheels`: parse the name, find its best tag for")
                .append(
                        " `linux_amd64-cp312`.\n\n| a thousand | pypack, µs | packaging, µs | ratio |\n|---|---|---|---|\n");
        for (RunResult result : results) {
            String job = result.getPrimaryResult().getLabel();
            double pypack = result.getPrimaryResult().getScore();
            double peer = Double.parseDouble(Objects.requireNonNull(packaging.get(job)));
            page.append(String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.1f |%n", job, pypack, peer, peer / pypack));
        }
        return page.toString();
    }

    private static Map<String, String> packaging(Path folder) throws Exception {
        Path tags = Files.writeString(
                folder.resolve("target/tags.txt"),
                PepBenchmark.TARGET.tags().stream().map(Tag::toString).collect(Collectors.joining("\n")));
        Outcome outcome = Judges.summoned()
                .python(
                        folder.resolve("src/main/python/pep_packaging.py"),
                        folder.resolve("src/main/resources/dev/pypack/benchmarks")
                                .toString(),
                        tags.toString());
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.errors());
        }
        Map<String, String> times = new HashMap<>();
        outcome.output().lines().forEach(line -> {
            String[] words = line.split(" ", 2);
            times.put(words[0], words[1]);
        });
        return times;
    }
}
