package dev.pypack.benchmarks;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ReadFile;
import dev.pypack.archive.ZipArchive;
import dev.pypack.archive.ZipContents;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads wheels with pypack and with {@code java.util.zip}: CRC-32 and SHA-256 of every file, in one run. */
final class ReadingComparison implements Section {
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    /** Many small files, large libraries, and nearly nothing but one program. */
    private static final List<String> WHEELS =
            List.of("setuptools==84.2.1", "numpy==2.5.5", "scipy==1.18.1", "pyarrow==26.0.1", "uv==0.13.8");

    @Override
    public String measured(Path folder) throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "## Reading a wheel, beside java.util.zip",
                "",
                "CRC-32 and SHA-256 of every file; pypack also checks all headers. `ZipFile` compares no checksum by itself and",
                "is given a `CRC32`. The best of all rounds in " + MEASURED.toSeconds()
                        + " seconds, in ms; ratios are those of ZipFile to pypack.",
                "",
                "| wheel | files | inflated, MB | ZipFile | pypack | ratio | pypack, 2 threads | ratio |",
                "|---|---|---|---|---|---|---|---|"));
        for (Path wheel : wheels(folder.resolve("target/wheels"))) {
            lines.add(row(wheel));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<Path> wheels(Path into) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--disable-pip-version-check",
                "download",
                "--no-deps",
                "--only-binary=:all:",
                "--implementation=cp",
                "--python-version=3.12",
                "--platform=manylinux_2_28_x86_64",
                "--platform=manylinux2014_x86_64",
                "--dest",
                into.toString()));
        words.addAll(WHEELS);
        Outcome outcome = Judges.summoned().run("pip", words.toArray(String[]::new));
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.errors());
        }
        try (Stream<Path> files = Files.list(into)) {
            return files.sorted().toList();
        }
    }

    private static String row(Path wheel) throws Exception {
        byte[] expected = withZipFile(wheel);
        requireEqual(expected, withPypack(wheel, 1));
        requireEqual(expected, withPypack(wheel, 2));
        List<Callable<?>> readers =
                List.of(() -> withZipFile(wheel), () -> withPypack(wheel, 1), () -> withPypack(wheel, 2));
        double[] best = Turns.best(WARM_UP, MEASURED, readers);
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            long size = archive.entries().stream().mapToLong(ArchiveEntry::size).sum();
            return String.format(
                    Locale.ROOT,
                    "| %s, %.1f MB | %d | %.0f | %.1f | %.1f | %.2f | %.1f | %.2f |",
                    wheel.getFileName().toString().replaceFirst("-.*", ""),
                    Files.size(wheel) / 1e6,
                    archive.entries().size(),
                    size / 1e6,
                    best[0],
                    best[1],
                    best[0] / best[1],
                    best[2],
                    best[0] / best[2]);
        }
    }

    private static void requireEqual(byte[] expected, byte[] found) {
        if (!Arrays.equals(expected, found)) {
            throw new IllegalStateException("pypack reads other files than java.util.zip");
        }
    }

    /** One hash over the hashes of all files. */
    private static byte[] withPypack(Path wheel, int threads) throws Exception {
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            ZipContents contents = archive.verify(threads);
            if (!archive.findings().errors().isEmpty() || !contents.findings().isEmpty()) {
                throw new IOException(
                        archive.findings().toText() + contents.findings().toText());
            }
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            for (String name : contents.files().keySet().stream().sorted().toList()) {
                ReadFile file = contents.files().get(name);
                all.update(Objects.requireNonNull(file).sha256().digest());
            }
            return all.digest();
        }
    }

    private static byte[] withZipFile(Path wheel) throws Exception {
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                CRC32 sum = new CRC32();
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                        sum.update(buffer, 0, length);
                        digest.update(buffer, 0, length);
                    }
                }
                if (sum.getValue() != entry.getCrc()) {
                    throw new IOException("wrong checksum of " + entry);
                }
                all.update(digest.digest());
            }
        }
        return all.digest();
    }
}
