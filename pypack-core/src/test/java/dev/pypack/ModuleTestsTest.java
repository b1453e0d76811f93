package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.run.TestOrder;
import dev.pypack.run.TestOutcome;
import dev.pypack.run.TestOutcome.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a module that real pytest runs, with its plugins for coverage and for several processes, on two Pythons. */
class ModuleTestsTest {
    private static final PomValues POM = PomValues.of("acme-line", "1.0");
    private static final TestOrder ALL = new TestOrder(List.of(), Optional.empty(), false, true);

    /** Wheels are fetched once for a machine. */
    private static final Path STORE = Judges.host().cacheFolder().resolve("pypack-judges/example-store");

    private static final String PROJECT = """
            [project]
            name = "acme-line"
            version = "1.0"
            requires-python = ">=3.12"
            [dependency-groups]
            dev = ["pytest==8.4.2", "pytest-cov==6.2.1", "pytest-xdist==3.8.0"]
            [tool.pypack]
            python-version = ["3.12", "3.14"]
            """;

    @TempDir
    private static Path once;

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void lock() throws IOException {
        Path package_ = Files.createDirectories(once.resolve("src/main/python/acme_line"));
        Files.writeString(package_.resolve("__init__.py"), "");
        Files.writeString(once.resolve("pyproject.toml"), PROJECT);
        pypack(BuildListener.SILENT).lock(once, POM, TargetProperty.ABSENT, once.resolve("target"), Upgrade.NONE);
    }

    @BeforeEach
    void write_a_module() throws IOException {
        Files.copy(once.resolve("pylock.toml"), folder.resolve("pylock.toml"));
        write("pyproject.toml", PROJECT);
        write("tests/test_line.py", """
                import os
                import pathlib

                import acme_line


                def test_first() -> None:
                    note("first")
                    assert acme_line.tested() == 1


                def test_second() -> None:
                    note("second")


                def note(name: str) -> None:
                    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
                    pathlib.Path("target", f"{name}-{worker}").touch()
                """);
    }

    private static final String SOURCE = """
            def tested() -> int:
                return 1


            def untested() -> int:
                return 2
            """;

    @Test
    void coverage_is_measured_on_each_python() throws IOException {
        write("src/main/python/acme_line/__init__.py", SOURCE);

        assertPassed(run(ALL), 2);

        for (String abi : List.of("cp312", "cp314")) {
            assertThat(report("TEST-acme-line-" + abi)).contains("name=\"test_first\"");
            assertThat(report("coverage-acme-line-" + abi))
                    .contains("filename=\"src/main/python/acme_line/__init__.py\"")
                    .contains("<line number=\"2\" hits=\"1\"/>")
                    .contains("<line number=\"6\" hits=\"0\"/>");
        }
        assertThat(folder.resolve(".coverage")).doesNotExist();
    }

    @Test
    void a_module_of_one_file_is_measured_too() throws IOException {
        write("src/main/python/acme_line.py", SOURCE);

        assertPassed(run(ALL), 2);

        assertThat(report("coverage-acme-line-cp314"))
                .contains("filename=\"src/main/python/acme_line.py\"")
                .contains("<line number=\"2\" hits=\"1\"/>")
                .contains("<line number=\"6\" hits=\"0\"/>");
    }

    @Test
    void coverage_is_left_out_where_it_is_not_wanted() throws IOException {
        write("src/main/python/acme_line/__init__.py", SOURCE);

        assertPassed(run(new TestOrder(List.of(), Optional.empty(), false, false)), 2);

        assertThat(folder.resolve("target/surefire-reports/coverage-acme-line-cp314.xml"))
                .doesNotExist();
    }

    @Test
    void the_wheel_is_measured_where_it_is_tested() throws IOException {
        write("src/main/python/acme_line/__init__.py", SOURCE);

        assertPassed(run(new TestOrder(List.of(), Optional.empty(), true, true)), 2);

        assertThat(report("coverage-acme-line-cp314"))
                .contains("site-packages")
                .contains("<line number=\"2\" hits=\"1\"/>")
                .contains("<line number=\"6\" hits=\"0\"/>");
    }

    @Test
    void workers_of_xdist_run_the_tests_and_are_measured() throws IOException {
        write("src/main/python/acme_line/__init__.py", SOURCE);
        write(
                "pyproject.toml",
                PROJECT + "[tool.pytest.ini_options]\naddopts = \"--numprocesses=2\"\nfilterwarnings = [\"error\"]\n");

        assertPassed(run(ALL), 2);

        assertThat(ran("first-gw.")).isTrue();
        assertThat(ran("second-gw.")).isTrue();
        assertThat(ran(".*-alone")).isFalse();
        assertThat(report("coverage-acme-line-cp312"))
                .contains("<line number=\"2\" hits=\"1\"/>")
                .contains("<line number=\"6\" hits=\"0\"/>");
    }

    @Test
    void some_tests_are_run_by_workers_too() throws IOException {
        write("src/main/python/acme_line/__init__.py", SOURCE);
        write("pyproject.toml", PROJECT + "[tool.pytest.ini_options]\naddopts = \"-n 2 --dist=loadfile\"\n");

        assertPassed(run(new TestOrder(List.of("test_line#test_f*"), Optional.empty(), false, true)), 1);
        List<TestOutcome> none = run(new TestOrder(List.of("nothing"), Optional.empty(), false, true));

        assertThat(ran("first-gw.")).isTrue();
        assertThat(ran("second-.*")).isFalse();
        assertThat(none).extracting(TestOutcome::ending).containsOnly(Ending.NO_TESTS);
    }

    @Test
    void tests_that_hang_in_workers_are_stopped_and_shown() throws Exception {
        write("src/main/python/acme_line/__init__.py", SOURCE);
        write("pyproject.toml", PROJECT + "[tool.pytest.ini_options]\naddopts = \"-n 2\"\n");
        write("tests/test_hang.py", """
                import time


                def test_hangs_in_a_worker() -> None:
                    time.sleep(600)
                """);

        List<TestOutcome> outcomes = run(new TestOrder(List.of(), Optional.of(Duration.ofSeconds(6)), false, true));

        assertThat(outcomes).extracting(TestOutcome::ending).containsOnly(Ending.TIMED_OUT);
        assertThat(said).anyMatch(line -> line.contains("test_hang.py") && line.contains("in test_hangs_in_a_worker"));
        assertThat(stillAlive()).isEmpty();
    }

    /** What was killed is gone a moment later. */
    private static List<ProcessHandle> stillAlive() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (ProcessHandle.current().descendants().findAny().isPresent()
                && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        return ProcessHandle.current().descendants().toList();
    }

    /** Whether there is a test, and a process which ran it. */
    private boolean ran(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).matches(pattern));
        }
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
    }

    private String report(String name) throws IOException {
        return Files.readString(folder.resolve("target/surefire-reports/" + name + ".xml"));
    }

    private void assertPassed(List<TestOutcome> outcomes, int tests) {
        assertThat(outcomes).as(String.join("\n", said)).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.ending()).as(String.join("\n", said)).isEqualTo(Ending.PASSED);
            assertThat(outcome.tests()).isEqualTo(tests);
        });
        assertThat(outcomes)
                .extracting(outcome -> outcome.python().substring(0, 4))
                .containsExactly("3.12", "3.14");
    }

    private List<TestOutcome> run(TestOrder order) {
        BuildListener listener = new BuildListener() {
            @Override
            public void said(String line) {
                said.add(line);
            }
        };
        return pypack(listener).test(folder, POM, TargetProperty.ABSENT, folder.resolve("target"), order);
    }

    private static Pypack pypack(BuildListener listener) {
        return Pypack.in(new BuildContext(Judges.host(), new FolderProvisioner(Judges.artifacts()), listener))
                .storedIn(STORE);
    }
}
