package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Host;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.build.OperatingSystem;
import dev.pypack.judge.Backends;
import dev.pypack.judge.Judges;
import dev.pypack.judge.VirtualEnvironment;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import dev.pypack.wheel.Sdist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sdist of the example, with a backend, before all judges. */
public class ExampleSdistTest {
    private static final String BACKEND = """

            [build-system]
            requires = ["hatchling"]
            build-backend = "hatchling.build"

            [tool.hatch.build.targets.wheel]
            packages = ["src/main/python/controlchart"]
            """;
    private static final String TOP = "controlchart-1.4.0.dev0";

    @TempDir
    static Path folder;

    private static Path module = Path.of("none");
    private static Path sdist = Path.of("none");
    private static Judges judges;

    @BeforeAll
    static void pack() throws IOException {
        module = folder.resolve("library");
        try (Stream<Path> files = Files.walk(Example.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = Example.FOLDER.relativize(file);
                if (!name.startsWith("target") && !name.toString().contains("__pycache__")) {
                    Path copy = module.resolve(name.toString());
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy);
                }
            }
        }
        Path pyproject = module.resolve("pyproject.toml");
        Files.writeString(pyproject, Files.readString(pyproject) + BACKEND);
        sdist = pack(module, folder.resolve("made")).file();
        judges = Judges.summoned();
    }

    private static Sdist pack(Path module, Path output) {
        Host host = Host.describedBy(System::getProperty, 1, Map.of());
        BuildContext context = new BuildContext(host, ExampleSdistTest::none, BuildListener.SILENT);
        PomValues pom = PomValues.of("controlchart", "1.4.0-SNAPSHOT");
        return Pypack.in(context).timestamped("2026-01-01T00:00:00Z").sdist(module, pom, output);
    }

    private static Path none(MavenCoordinates coordinates) {
        throw new AssertionError("an sdist needs no artifact, and asked for " + coordinates);
    }

    /** Packs a folder into another, in a process of its own. */
    public static void main(String[] folders) {
        pack(Path.of(folders[0]), Path.of(folders[1]));
    }

    @Test
    void holds_the_project_and_nothing_else() throws Exception {
        Outcome listed = judges.run("tarfile", "-l", sdist.toString());

        assertThat(sdist.getFileName()).hasToString(TOP + ".tar.gz");
        assertThat(listed.output().lines().map(String::strip))
                .containsExactlyElementsOf(Stream.of(
                                "PKG-INFO",
                                "LICENSE",
                                "README.md",
                                "pyproject.toml",
                                "src/main/python/controlchart/__init__.py",
                                "src/main/python/controlchart/cli.py",
                                "src/main/python/controlchart/data/factors.json",
                                "src/main/python/controlchart/limits.py",
                                "src/main/python/controlchart/py.typed",
                                "src/main/python/controlchart/rules.py",
                                "src/main/python/controlchart/series.py",
                                "src/test/python/test_controlchart.py")
                        .map(name -> TOP + "/" + name)
                        .toList());
    }

    @Test
    void is_accepted_by_twine() {
        Outcome outcome = judges.run("twine", "check", "--strict", sdist.toString());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void gives_a_wheel_with_which_the_tests_in_it_pass() throws Exception {
        Path wheel = Backends.summoned(judges).byPip(sdist, folder.resolve("wheel"));
        VirtualEnvironment environment = judges.environment(folder.resolve("installed"));
        judges.pipInstall(environment, wheel.toString(), "pytest==9.2.0");
        Path unpacked = folder.resolve("unpacked");
        judges.run("tarfile", "--filter", "data", "-e", sdist.toString(), unpacked.toString());

        Outcome tests = environment
                .module(
                        "pytest",
                        "-q",
                        "-p",
                        "no:cacheprovider",
                        unpacked.resolve(TOP).resolve("src/test/python").toString())
                .run();

        assertThat(tests.output()).contains("5 passed");
    }

    @Test
    void is_the_same_in_another_folder_zone_locale_and_under_another_umask() throws Exception {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        Path copy = folder.resolve("größer");
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=Pacific/Apia",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-cp",
                System.getProperty("java.class.path"),
                ExampleSdistTest.class.getName(),
                copy.toString(),
                copy.resolve("out").toString());
        String script = "umask 077 && cp -R \"$1\" \"$2\" && shift 2 && exec \"$@\"";

        Outcome built = Command.of(
                        Path.of("/bin/sh"),
                        Stream.concat(Stream.of("-c", script, "sh", module.toString(), copy.toString()), java.stream())
                                .toArray(String[]::new))
                .withEnvironment(Map.of("TZ", "Pacific/Apia", "LC_ALL", "C.UTF-8", "PATH", "/usr/bin:/bin"))
                .run();

        assertThat(built.errors()).isEmpty();
        assertThat(copy.resolve("out").resolve(sdist.getFileName())).hasSameBinaryContentAs(sdist);
    }
}
