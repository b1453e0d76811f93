package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build of bytecode that is killed at any moment: no worker goes on, and the next build is right, with the same store. */
class KilledBytecodeTest {
    private static final String PYTHON = "3.12";
    private static final List<String> PACKAGES = List.of("asyncio", "email", "json", "http", "xml", "logging");
    private static final int LONGEST_LIFE_SECONDS = 20;

    @TempDir
    private Path folder;

    private Path module = Path.of("none");

    @BeforeEach
    void write_a_module_that_takes_a_while() throws IOException {
        module = folder.resolve("module");
        Path sources = Files.createDirectories(module.resolve("src/main/python/acme_large"));
        Files.writeString(sources.resolve("__init__.py"), "");
        Path library = Optional.ofNullable(Judges.embeddedPythons().get(PYTHON))
                .orElseThrow()
                .executable()
                .resolveSibling("lib/python" + PYTHON);
        for (String each : PACKAGES) {
            try (Stream<Path> files = Files.walk(library.resolve(each))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".py")).toList()) {
                    Path copy = sources.resolve(library.relativize(file).toString());
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void leaves_no_worker_and_a_store_that_is_right() throws Exception {
        byte[] expected = Files.readAllBytes(pack(module, folder.resolve("apart"), folder.resolve("store-apart")));
        Path output = module.resolve("target");
        Path store = folder.resolve("store");
        int withWorkers = 0;
        for (int millis = 300; millis <= 3_000; millis += 300) {
            Process build = start(output, store);
            boolean isCompiling = millis % 600 != 0;
            // A slow machine takes long to get there: some moments count from the first worker on.
            if (isCompiling) {
                awaitWorker(build);
            }
            boolean ended = build.waitFor(isCompiling ? millis / 10 : millis, TimeUnit.MILLISECONDS);
            Set<ProcessHandle> workers = build.descendants().collect(Collectors.toSet());
            build.destroyForcibly().waitFor();
            withWorkers += ended || workers.isEmpty() ? 0 : 1;
            assertThat(stillAlive(workers))
                    .as("workers of a build that was killed after %s ms", millis)
                    .isEmpty();

            assertThat(pack(module, output, store)).hasBinaryContent(expected);
            FolderTree.delete(output);
            // So that the next build compiles again, or packs again what was compiled.
            forget(store, millis % 600 == 0 ? List.of("archives", "results") : List.of("archives"));
        }
        assertThat(withWorkers)
                .as(
                        "builds that were killed while workers ran; the last said: %s",
                        Files.readString(folder.resolve("log")))
                .isPositive();
    }

    private static void awaitWorker(Process build) throws InterruptedException {
        while (build.isAlive() && build.descendants().findAny().isEmpty()) {
            Thread.sleep(5);
        }
    }

    private static void forget(Path store, List<String> kept) throws IOException {
        for (String each : kept) {
            if (Files.isDirectory(store.resolve(each))) {
                FolderTree.delete(store.resolve(each));
            }
        }
    }

    private static List<ProcessHandle> stillAlive(Set<ProcessHandle> workers) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(LONGEST_LIFE_SECONDS);
        while (workers.stream().anyMatch(ProcessHandle::isAlive)
                && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        return workers.stream().filter(ProcessHandle::isAlive).toList();
    }

    private Process start(Path output, Path store) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dpypack.test.artifacts=" + Judges.artifacts(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        KilledBytecodeTest.class.getName(),
                        module.toString(),
                        output.toString(),
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** Packs a module into a folder, with a store. */
    public static void main(String[] folders) {
        pack(Path.of(folders[0]), Path.of(folders[1]), Path.of(folders[2]));
    }

    private static Path pack(Path module, Path output, Path store) {
        Host host = Host.describedBy(System::getProperty, 2, Map.of());
        return Pypack.in(new BuildContext(host, new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT))
                .storedIn(store)
                .set(Settings.NONE
                        .with("pypack.level", List.of("bytecode"), true)
                        .with("pypack.pythonVersion", List.of(PYTHON), true))
                .wheel(module, PomValues.of("acme-large", "1.0"), output)
                .file();
    }
}
