package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.build.OperatingSystem;
import dev.pypack.judge.Judges;
import dev.pypack.project.PomValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are killed, that run side by side, and whose disk is full: each in a process of its own. */
class AccidentsTest {
    private static final int FILES = 60;
    private static final int FILE_BYTES = 40_000;

    @TempDir
    private Path folder;

    private Path module = Path.of("none");
    private byte[] expected = {};

    @BeforeEach
    void write_a_module_that_takes_a_while() throws IOException {
        module = folder.resolve("module");
        Path sources = Files.createDirectories(module.resolve("src/main/python/acme_large"));
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            byte[] content = new byte[FILE_BYTES];
            random.nextBytes(content);
            Files.write(sources.resolve("data_" + i + ".bin"), content);
        }
        Files.writeString(sources.resolve("__init__.py"), "");
        Path apart = folder.resolve("apart");
        pack(module, apart, folder.resolve("store-apart"));
        expected = Files.readAllBytes(wheelIn(apart));
    }

    @Test
    void after_a_killed_build_the_next_one_is_right() throws Exception {
        Path output = module.resolve("target");
        Path store = folder.resolve("store");
        int alive = 0;
        for (int millis = 150; millis <= 900; millis += 75) {
            Process build = start(List.of(), output, store);
            boolean ended = build.waitFor(millis, TimeUnit.MILLISECONDS);
            build.destroyForcibly().waitFor();
            alive += ended ? 0 : 1;
            for (Path whole : wheels(output)) {
                assertThat(whole).hasBinaryContent(expected);
            }
            age(output);

            pack(module, output, store);
            assertThat(wheelIn(output)).hasBinaryContent(expected);
            assertThat(leftIn(output)).as("killed after %s ms", millis).isEmpty();
            if (millis % 150 == 0) {
                FolderTree.delete(output);
            } else {
                Files.delete(wheelIn(output)); // the memory of it stays
            }
        }
        assertThat(alive).as("builds that were killed while they ran").isPositive();
    }

    /** As if it had been a while ago: what was written just now may be another build's. */
    private static void age(Path output) throws IOException {
        if (Files.isDirectory(output)) {
            try (Stream<Path> files = Files.walk(output)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
                }
            }
        }
    }

    @Test
    void two_builds_of_one_module_at_once_are_both_right() throws Exception {
        Path output = module.resolve("target");
        Path store = folder.resolve("store");
        for (int round = 0; round < 3; round++) {
            Process one = start(List.of(), output, store);
            Process other = start(List.of(), output, store);
            assertThat(said(one)).isEqualTo("exit 0: ");
            assertThat(said(other)).isEqualTo("exit 0: ");
            assertThat(wheels(output)).hasSize(1);
            assertThat(wheelIn(output)).hasBinaryContent(expected);
            assertThat(leftIn(output)).isEmpty();
            FolderTree.delete(output);
        }
    }

    @Test
    void a_disk_that_takes_no_more_fails_the_build_and_leaves_nothing() throws Exception {
        assumeTrue(Judges.host().system() != OperatingSystem.WINDOWS, "the limit of a shell stands for the full disk");
        Path output = module.resolve("target");
        // A file may not grow beyond this; the system fails the write as it does on a full disk.
        Process build =
                start(List.of("sh", "-c", "ulimit -f 1000; exec \"$@\"", "sh"), output, folder.resolve("store"));

        assertThat(said(build))
                .startsWith("exit 2: The wheel of " + module + " can't be made: ")
                .contains("that the disk has room");
        assertThat(wheels(output)).isEmpty();
        assertThat(leftIn(output)).isEmpty();

        pack(module, output, folder.resolve("store"));
        assertThat(wheelIn(output)).hasBinaryContent(expected);
    }

    private Process start(List<String> wrapper, Path output, Path store) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData", // a file of its own, which the limit of the shell would meet first
                "-classpath",
                System.getProperty("java.class.path"),
                AccidentsTest.class.getName(),
                module.toString(),
                output.toString(),
                store.toString());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String said(Process build) throws Exception {
        String output = new String(build.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return "exit " + build.waitFor() + ": " + output;
    }

    /** Packs a module into a folder, with a store. */
    public static void main(String[] folders) {
        try {
            pack(Path.of(folders[0]), Path.of(folders[1]), Path.of(folders[2]));
        } catch (EnvironmentFailure e) {
            System.out.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void pack(Path module, Path output, Path store) {
        Host host = Host.describedBy(System::getProperty, 2, Map.of());
        Pypack.in(new BuildContext(host, AccidentsTest::none, BuildListener.SILENT))
                .storedIn(store)
                .wheel(module, PomValues.of("acme-large", "1.0"), output);
    }

    private static Path none(MavenCoordinates coordinates) {
        throw new AssertionError("a wheel of sources needs no artifact, and asked for " + coordinates);
    }

    private static Path wheelIn(Path output) throws IOException {
        List<Path> wheels = wheels(output);
        assertThat(wheels).hasSize(1);
        return wheels.get(0);
    }

    private static List<Path> wheels(Path output) throws IOException {
        return named(output, ".whl");
    }

    private static List<Path> leftIn(Path output) throws IOException {
        return named(output, ".part");
    }

    private static List<Path> named(Path output, String ending) throws IOException {
        if (!Files.isDirectory(output)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
