package dev.pypack.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.archive.PackedBefore;
import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import dev.pypack.judge.JavaRuntimes;
import dev.pypack.judge.Judges;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.Tag;
import dev.pypack.pep.Version;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wheel of 5,000 modules and 80 MB, made by each Java of this machine. */
class CorpusWheelSoak {
    private static final Path MAKE_CORPUS = Path.of("..", "benchmarks", "src", "main", "python", "make_corpus.py");
    private static final String READ_ALL = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as wheel:
                print(wheel.testzip())
            """;

    @TempDir
    Path folder;

    @Test
    void is_the_same_from_every_JDK_and_any_number_of_threads_and_every_installer_takes_it() throws Exception {
        Judges judges = Judges.summoned();
        Path corpus = folder.resolve("corpus");
        Outcome made = judges.python(MAKE_CORPUS.toAbsolutePath(), corpus.toString(), "5000");
        assertThat(made.exitCode()).as(made.errors()).isZero();
        Set<String> hashes = new TreeSet<>();
        Map<String, Path> runtimes = JavaRuntimes.ofThisMachine();
        System.out.println("Java runtimes that make the wheel: " + runtimes.keySet());

        for (Path java : runtimes.values()) {
            for (String threads : List.of("1", "8")) {
                Outcome outcome = Command.of(
                                java,
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                corpus.toString(),
                                folder.toString(),
                                threads)
                        .run();
                assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
                hashes.add(outcome.output().strip());
            }
        }

        assertThat(hashes).hasSize(1);
        Path wheel = folder.resolve("corpus-1.0-py3-none-any.whl");
        Outcome read = judges.python(Files.writeString(folder.resolve("read.py"), READ_ALL), wheel.toString());
        assertThat(read.output().strip()).isEqualTo("None");
        judges.install(wheel, folder.resolve("judged"));
        assertThat(WheelChecks.of(wheel, 2).errors()).isEmpty();
    }

    /** In a JVM of its own. */
    static final class Main {
        public static void main(String[] arguments) throws IOException {
            Path corpus = Path.of(arguments[0]);
            Metadata metadata = Metadata.builder("corpus", Version.parse("1.0")).build();
            try (Stream<Path> files = Files.walk(corpus);
                    WheelWriter wheel = WheelWriter.in(
                            Path.of(arguments[1]),
                            metadata,
                            Tag.parseSet("py3-none-any"),
                            "tests 1",
                            Instant.EPOCH,
                            Integer.parseInt(arguments[2]),
                            PackedBefore.NOTHING)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    wheel.add(corpus.relativize(file).toString().replace('\\', '/'), file, FileState.of(file));
                }
                System.out.println(Sha256.of(Files.readAllBytes(wheel.commit().file())));
            }
        }
    }
}
