package dev.pypack.benchmarks;

import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import dev.pypack.wheel.WheelChecks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Validates a wheel of 100 MB beside reading the file and hashing it. */
final class ValidationComparison implements Section {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final String WHEEL = "jaxlib==0.4.38";

    @Override
    public String measured(Path folder) throws Exception {
        Path wheel = wheel(folder.resolve("target/large-wheel"));
        double[] best = Turns.best(
                WARM_UP,
                MEASURED,
                List.<Callable<?>>of(
                        () -> hashed(wheel), () -> WheelChecks.of(wheel, 1), () -> WheelChecks.of(wheel, 2)));
        return String.format(
                Locale.ROOT,
                "## Validating a wheel, beside reading and hashing the file%n%n"
                        + "%s, %.0f MB: all headers, the CRC-32 and SHA-256 of every file, RECORD, metadata, tags and native%n"
                        + "modules; beside the SHA-256 of the file itself. The best of all turns in %d seconds.%n%n"
                        + "| | ms | times hashing |%n|---|---|---|%n"
                        + "| hashing, 1 thread | %.0f | 1.00 |%n| validating, 1 thread | %.0f | %.2f |%n"
                        + "| validating, 2 threads | %.0f | %.2f |%n",
                WHEEL.replace("==", " "),
                Files.size(wheel) / 1e6,
                MEASURED.toSeconds(),
                best[0],
                best[1],
                best[1] / best[0],
                best[2],
                best[2] / best[0]);
    }

    private static Path wheel(Path into) throws IOException {
        Outcome outcome = Judges.summoned()
                .run(
                        "pip",
                        "--disable-pip-version-check",
                        "download",
                        "--no-deps",
                        "--only-binary=:all:",
                        "--python-version=3.12",
                        "--platform=manylinux2014_x86_64",
                        "--dest=" + into,
                        WHEEL);
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.errors());
        }
        try (Stream<Path> files = Files.list(into)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static int hashed(Path wheel) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(wheel)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return digest.digest()[0];
    }
}
