package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import dev.pypack.archive.deflate.DeflateFuzz;
import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jazzer looks for bytes that take new ways through reader and encoder; each has half of the time of a soak. */
class CoverageGuidedSoak {
    private static final int LARGEST = 1 << 16;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(classes = {DeflateFuzz.class, ZipFuzz.class})
    void finds_no_bytes_that_are_treated_wrongly(Class<?> target) throws Exception {
        Duration time = Duration.ofSeconds(Math.max(5, Long.getLong("pypack.test.soakSeconds", 20) / 2));

        Outcome outcome = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Jazzer.class.getName(),
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=dev.pypack.archive.**",
                        "--reproducer_path=" + folder,
                        "-max_total_time=" + time.toSeconds(),
                        "-max_len=" + LARGEST,
                        "-artifact_prefix=" + folder + "/",
                        seeds().toString())
                .withEnvironment(Map.of("HOME", folder.toString(), "TMPDIR", folder.toString(), "PATH", path()))
                .in(folder)
                .within(time.plusMinutes(5))
                .run();

        System.out.println(
                outcome.errors().lines().filter(line -> line.contains("DONE")).toList());
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        assertThat(outcome.errors()).contains("DONE");
    }

    private static String path() {
        return Judges.host().environment().getOrDefault("PATH", "");
    }

    /** Archives of each kind; for the encoder they are bytes as good as others. */
    private Path seeds() throws IOException {
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        int number = 0;
        for (ZipSample sample : Stream.concat(HostileZips.hostile().stream(), HostileZips.odd().stream())
                .toList()) {
            byte[] bytes = sample.bytes().get();
            if (bytes.length <= LARGEST) {
                Files.write(seeds.resolve(number++ + ".zip"), bytes);
            }
        }
        assertThat(number).isGreaterThan(100);
        return seeds;
    }
}
