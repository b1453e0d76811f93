package dev.pypack.benchmarks;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Sha256;
import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.store.Store;
import dev.pypack.store.StoredFiles;
import dev.pypack.store.WantedFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fetches 500 MB in several files at once from this machine into an empty store, beside curl into an empty folder. */
final class DownloadComparison implements Section {
    private static final int FILES = 8;
    private static final int BYTES = 62_500_000;
    private static final int TURNS = 11;

    @Override
    public String measured(Path folder) throws Exception {
        Path work = folder.toRealPath().resolve("target/downloads");
        Path served = Files.createDirectories(work.resolve("served"));
        List<WantedFile> wanted = new ArrayList<>();
        double[] curl = new double[TURNS];
        double[] hashed = new double[TURNS];
        double[] pypack = new double[TURNS];
        double[] again = new double[TURNS];
        try (PlainFileServer server = PlainFileServer.of(served)) {
            for (int i = 0; i < FILES; i++) {
                byte[] content = new byte[BYTES];
                new Random(i).nextBytes(content);
                String name = i + ".whl";
                Files.write(served.resolve(name), content);
                wanted.add(new WantedFile(
                        name,
                        List.of(server.url(name)),
                        OptionalLong.of(BYTES),
                        Map.of("sha256", Sha256.of(content).toHex())));
            }
            Command fetch = curl(server, wanted, Files.createDirectories(work.resolve("curl")));
            Command sum = Command.of(
                            program("sha256sum"),
                            wanted.stream().map(WantedFile::name).toArray(String[]::new))
                    .in(work.resolve("curl"));
            for (int turn = -1; turn < TURNS; turn++) { // the first one does not count
                int counted = Math.max(turn, 0);
                WheelComparison.delete(work.resolve("curl"));
                Files.createDirectories(work.resolve("curl"));
                curl[counted] = millis(() -> run(fetch));
                hashed[counted] = curl[counted] + millis(() -> run(sum));
                WheelComparison.delete(work.resolve("store"));
                pypack[counted] = millis(() -> files(work.resolve("store")).fetchAll(wanted));
                again[counted] = millis(() -> files(work.resolve("store")).fetchAll(wanted));
            }
        }
        WheelComparison.delete(work);
        return String.format(
                Locale.ROOT,
                "## A download, beside curl%n%n"
                        + "500 MB in %d files from a server on this machine, up to %d at once. pypack hashes them on the way, and waits%n"
                        + "until they are on the disk; curl does neither. The least of %d turns, in a JVM that is warm.%n%n"
                        + "| | ms | MB/s | rate / curl's |%n|---|---|---|---|%n"
                        + "| `curl --parallel` | %.0f | %.0f | 1.00 |%n"
                        + "| and `sha256sum` | %.0f | %.0f | %.2f |%n"
                        + "| pypack, into an empty store | %.0f | %.0f | %.2f |%n"
                        + "| pypack, all is there | %.1f | | |%n",
                FILES,
                FILES,
                TURNS,
                least(curl),
                rate(curl),
                least(hashed),
                rate(hashed),
                least(curl) / least(hashed),
                least(pypack),
                rate(pypack),
                least(curl) / least(pypack),
                least(again));
    }

    private static Command curl(PlainFileServer server, List<WantedFile> wanted, Path into) {
        List<String> words = new ArrayList<>(
                List.of("--silent", "--show-error", "--fail", "--parallel", "--parallel-max", Integer.toString(FILES)));
        wanted.forEach(file -> words.addAll(List.of("--output", file.name(), server.url(file.name()))));
        return Command.of(program("curl"), words.toArray(String[]::new)).in(into);
    }

    private static Path program(String name) {
        String path = Judges.host().environment().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name + " on the PATH"));
    }

    private static Outcome run(Command command) {
        Outcome outcome = command.run();
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.errors());
        }
        return outcome;
    }

    private static StoredFiles files(Path store) {
        BuildContext context = new BuildContext(
                Judges.host(),
                coordinates -> {
                    throw new IllegalStateException("no artifact is needed, but " + coordinates);
                },
                BuildListener.SILENT);
        return StoredFiles.in(Store.in(store), context, List.of());
    }

    /** Something that is timed. */
    private interface Work {
        Object run() throws IOException;
    }

    private static double millis(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double least(double[] millis) {
        return Arrays.stream(millis).min().orElseThrow();
    }

    private static double rate(double[] millis) {
        return (double) FILES * BYTES / 1e3 / least(millis);
    }
}
