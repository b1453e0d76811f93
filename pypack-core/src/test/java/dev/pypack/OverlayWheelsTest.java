package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.judge.Judges;
import dev.pypack.judge.VirtualEnvironment;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.wheel.WheelChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wheels of a module with sources for some platforms, before installers. */
class OverlayWheelsTest {
    @TempDir
    static Path folder;

    private static Judges judges;
    private static Path wheels;
    private static List<ModuleWheel> made;

    @BeforeAll
    static void pack() throws IOException {
        write("pyproject.toml", """
                [project]
                name = "acme-clock"
                version = "1.0"
                description = "Tells the time"
                readme = "README.md"
                [tool.pypack]
                targets = ["linux_amd64:glibc=2.17", "linux_arm64", "linux_amd64_musl", "macos_arm64:macos=13.3",
                           "macos_amd64", "windows_amd64", "windows_arm64", "android_24_arm64", "ios_arm64"]
                """);
        write("README.md", "# Clock\n");
        write("src/main/python/acme_clock/__init__.py", "from acme_clock._system import NAME\n");
        write("src/main/python/acme_clock/_system.py", "NAME = 'any'\n");
        for (String system : List.of("linux", "macos", "windows")) {
            write("src/" + system + "/python/acme_clock/_system.py", "NAME = '" + system + "'\n");
        }
        judges = Judges.summoned();
        wheels = folder.resolve("wheels");
        Pypack pypack = Pypack.in(new BuildContext(Judges.host(), OverlayWheelsTest::none, BuildListener.SILENT))
                .storedIn(folder.resolve("store"));
        made = pypack.wheels(folder, PomValues.of("acme-clock", "1.0"), TargetProperty.ABSENT, wheels);
    }

    private static Path none(MavenCoordinates coordinates) {
        throw new AssertionError("a wheel of sources needs no artifact, and asked for " + coordinates);
    }

    private static void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    /** The first column is what pip says of a machine that has no more than the floor. */
    @ParameterizedTest
    @CsvSource({
        "manylinux_2_17_x86_64, manylinux2014_x86_64.manylinux_2_17_x86_64",
        "manylinux2014_x86_64, manylinux2014_x86_64.manylinux_2_17_x86_64",
        "manylinux_2_28_aarch64, manylinux_2_28_aarch64",
        "musllinux_1_2_x86_64, musllinux_1_2_x86_64",
        "macosx_13_0_arm64, macosx_13_0_arm64",
        "macosx_15_0_x86_64, macosx_13_0_x86_64",
        "win_amd64, win_amd64",
        "win_arm64, win_arm64",
        "android_24_arm64_v8a, android_24_arm64_v8a",
        "ios_13_0_arm64_iphoneos, ios_13_0_arm64_iphoneos"
    })
    void pip_takes_the_one_of_the_platform(String platform, String tag) throws Exception {
        Path got = folder.resolve("got-" + platform);

        Outcome outcome = download(platform, got);

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        try (Stream<Path> files = Files.list(got)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("acme_clock-1.0-py3-none-" + tag + ".whl");
        }
    }

    @ParameterizedTest
    @CsvSource({"manylinux_2_16_x86_64", "manylinux_2_17_aarch64", "macosx_12_0_arm64", "win32", "android_23_arm64_v8a"
    })
    void pip_takes_none_below_the_floor(String platform) {
        Outcome outcome = download(platform, folder.resolve("none"));

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.errors()).contains("No matching distribution found for acme-clock");
    }

    private static Outcome download(String platform, Path into) {
        return judges.run(
                "pip",
                "download",
                "--disable-pip-version-check",
                "--no-index",
                "--no-deps",
                "--only-binary=:all:",
                "--platform",
                platform,
                "--find-links",
                wheels.toString(),
                "--dest",
                into.toString(),
                "acme-clock");
    }

    @Test
    void pip_and_uv_take_the_one_of_this_machine() throws Exception {
        String system = Judges.host().system().name().toLowerCase(java.util.Locale.ROOT);
        VirtualEnvironment byPip = judges.environment(folder.resolve("pip"));
        judges.pipInstall(byPip, "--no-index", "--find-links", wheels.toString(), "acme-clock");
        VirtualEnvironment byUv = judges.environment(folder.resolve("uv"));
        Outcome uv = judges.uv(
                "pip",
                "install",
                "--python",
                byUv.python().toString(),
                "--no-index",
                "--no-cache",
                "--find-links",
                wheels.toString(),
                "acme-clock");

        assertThat(uv.exitCode()).as(uv.errors()).isZero();
        for (VirtualEnvironment environment : List.of(byPip, byUv)) {
            Outcome said = environment
                    .python("-c", "import acme_clock; print(acme_clock.NAME)")
                    .run();
            assertThat(said.output().strip()).as(said.errors()).isEqualTo(system);
        }
    }

    @Test
    void all_are_accepted_by_those_who_look_at_the_file_alone() throws Exception {
        assertThat(made).hasSize(9);
        for (ModuleWheel wheel : made) {
            Path file = wheel.wheel().file();
            Outcome contents = judges.run("check_wheel_contents", "--no-config", file.toString());
            assertThat(contents.exitCode()).as(contents.output()).isZero();
            Outcome twine = judges.run("twine", "check", "--strict", file.toString());
            assertThat(twine.exitCode()).as(twine.output()).isZero();
            assertThat(WheelChecks.of(file, 1)).isEmpty();
        }
    }
}
