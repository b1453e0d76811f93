package dev.pypack.benchmarks;

import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The encoder of deflate beside level 6 of the zlib that the JDK has, in JVMs of their own, warm and cold. */
final class DeflateComparison implements Section {
    private static final String ALL_TIERS = "-XX:+TieredCompilation";
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final int COLD_RUNS = 7;

    /** What one coder took. */
    private record Measured(double milliseconds, long before, long after) {
        double megabytesPerSecond() {
            return before / 1000.0 / milliseconds;
        }
    }

    @Override
    public String measured(Path folder) throws Exception {
        Path large = corpus(folder, 5000);
        Path small = corpus(folder, 1000);
        StringBuilder page = new StringBuilder("## Deflate, beside zlib level 6 of the JDK\n\n"
                + "A library made of the standard library's text, 5,000 modules and their data; each file its own stream, in "
                + "memory. Warm: the least of 5 rounds, which take turns, after 3 that do not count; of one thread its own "
                + "time, of two the time that passed.\n\n"
                + "| warm | MB | size | zlib, MB/s | pypack, MB/s | times |\n|---|---|---|---|---|---|\n");
        page.append(warm("Python source", ALL_TIERS, 1, large, ".py"))
                .append(warm("all files", ALL_TIERS, 1, large, ""))
                .append(warm("all files, two threads", ALL_TIERS, 2, large, ""))
                .append(warm("Python source, first compiler alone", FIRST_COMPILER, 1, large, ".py"))
                .append(warm("all files, first compiler alone", FIRST_COMPILER, 1, large, ""))
                .append("\nCold: the time that passed in a fresh JVM, from the first file to the last; the median of ")
                .append(COLD_RUNS)
                .append(" JVMs each, which take turns.\n\n| cold | MB | zlib, ms | pypack, ms | pypack / zlib |\n")
                .append("|---|---|---|---|---|\n")
                .append(cold("1,000 modules", "cold", ALL_TIERS, 1, small))
                .append(cold("1,000 modules, two threads", "cold", ALL_TIERS, 2, small))
                .append(cold("1,000 modules, first compiler alone", "cold", FIRST_COMPILER, 1, small))
                .append(cold("5,000 modules", "cold", ALL_TIERS, 1, large));
        return page.toString();
    }

    private static Path corpus(Path folder, int modules) {
        Path corpus = folder.resolve("target/corpus-" + modules);
        Outcome outcome = Judges.summoned()
                .python(folder.resolve("src/main/python/make_corpus.py"), corpus.toString(), Integer.toString(modules));
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.errors());
        }
        return corpus;
    }

    private static String warm(String title, String tiers, int threads, Path corpus, String ending) {
        List<Measured> both = run(tiers, "warm", threads, corpus, ending, "zlib", "pypack");
        Measured zlib = both.get(0);
        Measured pypack = both.get(1);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.4f | %.1f | %.1f | %.2f |%n",
                title,
                zlib.before() / 1e6,
                (double) pypack.after() / zlib.after(),
                zlib.megabytesPerSecond(),
                pypack.megabytesPerSecond(),
                zlib.milliseconds() / pypack.milliseconds());
    }

    private static String cold(String title, String mode, String tiers, int threads, Path corpus) {
        List<Double> zlib = new ArrayList<>();
        List<Double> pypack = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < COLD_RUNS; i++) {
            Measured peer = run(tiers, "cold", threads, corpus, "", "zlib").get(0);
            before = peer.before();
            zlib.add(peer.milliseconds());
            pypack.add(run(tiers, mode, threads, corpus, "", "pypack").get(0).milliseconds());
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %.0f | %.2f |%n",
                title,
                before / 1e6,
                median(zlib),
                median(pypack),
                median(pypack) / median(zlib));
    }

    private static double median(List<Double> numbers) {
        Collections.sort(numbers);
        return numbers.get(numbers.size() / 2);
    }

    private static List<Measured> run(
            String tiers, String mode, int threads, Path corpus, String ending, String... coders) {
        List<String> words = new ArrayList<>(List.of(
                tiers,
                "-classpath",
                System.getProperty("java.class.path"),
                DeflateRun.class.getName(),
                mode,
                Integer.toString(threads),
                corpus.toString(),
                ending));
        words.addAll(List.of(coders));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Outcome outcome = Command.of(java, words.toArray(String[]::new))
                .withEnvironment(Map.of())
                .run();
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.errors());
        }
        return outcome.output()
                .lines()
                .map(line -> line.split(" "))
                .map(numbers -> new Measured(
                        Double.parseDouble(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2])))
                .toList();
    }
}
