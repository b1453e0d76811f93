package dev.pypack.archive.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.judge.JavaRuntimes;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes are part of what pypack promises: a change of the hash below changes every archive, and is a decision. */
class SameBytesEverywhereTest {
    private static final String GOLDEN = "487704cae6e7d48d09c7dd713ad75e7f5bcd40373240e9f1d569375e88980056";

    /** A JVM, and how it runs code. */
    record Machine(String version, Path java, String mode) {
        @Override
        public String toString() {
            return "Java " + version + (mode.isEmpty() ? "" : ", " + mode);
        }
    }

    static List<Machine> machines() {
        List<Machine> machines = new ArrayList<>();
        JavaRuntimes.ofThisMachine().forEach((version, java) -> {
            for (String mode : List.of("", "-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation")) {
                machines.add(new Machine(version, java, mode));
            }
        });
        return machines;
    }

    @ParameterizedTest
    @MethodSource("machines")
    void every_Java_gives_the_same_bytes_interpreted_or_compiled(Machine machine) throws Exception {
        System.out.println("Judge: " + machine + " " + machine.java());
        String classPath = String.join(File.pathSeparator, home(DeflateEncoder.class), home(DeflateDigest.class));
        List<String> words = new ArrayList<>(List.of("-classpath", classPath, DeflateDigest.class.getName(), "1"));
        // Compilers need some rounds before all of the encoder is compiled; without them one is slow enough.
        words.add(machine.mode().equals("-Xint") ? "1" : "4");
        if (!machine.mode().isEmpty()) {
            words.add(0, machine.mode());
        }

        Outcome outcome = Command.of(machine.java(), words.toArray(String[]::new))
                .withEnvironment(Map.of())
                .run();

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output().strip()).isEqualTo(GOLDEN);
    }

    private static String home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void every_thread_gives_the_same_bytes(int threads) throws Exception {
        assertThat(DeflateDigest.digests(threads, 2)).containsExactly(GOLDEN);
    }

    @Test
    void this_Java_is_among_the_judges() {
        assertThat(JavaRuntimes.ofThisMachine().keySet())
                .anyMatch(version -> version.startsWith(System.getProperty("java.version")));
    }
}
