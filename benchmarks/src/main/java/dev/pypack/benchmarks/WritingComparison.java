package dev.pypack.benchmarks;

import dev.pypack.archive.ZipWriter;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes 5,000 files into a zip file with pypack, {@code java.util.zip} and Python's {@code zipfile}, in one run. */
final class WritingComparison implements Section {
    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int RUNS_OF_PYTHON = 3;

    @Override
    public String measured(Path folder) throws Exception {
        Path corpus = folder.resolve("target/corpus-5000");
        Path scratch = Files.createDirectories(folder.resolve("target/zips"));
        Path python = scratch.resolve("python.zip");
        Path java = scratch.resolve("java.zip");
        Path pypack = scratch.resolve("pypack.zip");
        double[] best = Turns.best(
                WARM_UP,
                MEASURED,
                List.<Callable<?>>of(
                        () -> withJava(corpus, java),
                        () -> withPypack(corpus, pypack, 1),
                        () -> withPypack(corpus, pypack, 2)));
        double zipfile = Double.MAX_VALUE;
        for (int i = 0; i < RUNS_OF_PYTHON; i++) {
            zipfile = Math.min(zipfile, withPython(folder, corpus, python));
        }
        return "## Writing a zip file, beside java.util.zip and Python's zipfile\n\n"
                + "5,000 modules and their data, 80 MB, from the disk onto it; level 6. pypack also computes the SHA-256 of each\n"
                + "file. The best of all turns in " + MEASURED.toSeconds() + " seconds; of Python, of " + RUNS_OF_PYTHON
                + " runs.\n\n"
                + "| writer | ms | MB | pypack, 1 thread / it | pypack, 2 threads / it |\n|---|---|---|---|---|\n"
                + row("zipfile", zipfile, Files.size(python), best)
                + row("java.util.zip", best[0], Files.size(java), best)
                + row("pypack, 1 thread", best[1], Files.size(pypack), best)
                + row("pypack, 2 threads", best[2], Files.size(pypack), best);
    }

    private static String row(String writer, double millis, long size, double[] best) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.2f | %.2f |%n",
                writer,
                millis,
                size / 1e6,
                best[1] / millis,
                best[2] / millis);
    }

    private static List<Path> files(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static long withPypack(Path corpus, Path target, int threads) throws IOException {
        try (ZipWriter zip = ZipWriter.to(target, Instant.EPOCH, threads)) {
            for (Path file : files(corpus)) {
                zip.add(corpus.relativize(file).toString(), file);
            }
            zip.written();
            return zip.commit();
        }
    }

    private static long withJava(Path corpus, Path target) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16))) {
            zip.setLevel(6);
            for (Path file : files(corpus)) {
                zip.putNextEntry(new ZipEntry(corpus.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return Files.size(target);
    }

    /** In milliseconds, without the start of Python. */
    private static double withPython(Path folder, Path corpus, Path target) {
        Outcome outcome = Judges.summoned()
                .python(folder.resolve("src/main/python/write_zip.py"), corpus.toString(), target.toString());
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.errors());
        }
        return Double.parseDouble(outcome.output().strip());
    }
}
