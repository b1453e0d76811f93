package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.pep.Marker;
import dev.pypack.pep.MarkerEnvironment;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "linux_amd64, 3.12, linux_amd64-cp312",
        "linux_amd64:glibc=2.17, 3.12, linux_amd64_glibc2_17-cp312",
        "x86_64-manylinux_2_28, 3.12, linux_amd64-cp312",
        "linux_amd64, 3.13t, linux_amd64-cp313t",
        "linux_amd64_musl, 3.8, linux_amd64_musl-cp38",
        "windows, 3.12.3, windows_amd64-cp312",
        "android_21_arm64, 3.14, android_21_arm64-cp314",
    })
    void hasAnId(String platform, String python, String id) {
        Target target = Target.of(platform, python);

        assertThat(target.id()).isEqualTo(id);
        assertThat(target).hasToString(id);
        assertThat(Target.ofId(id).platform()).isEqualTo(target.platform());
        assertThat(Target.ofId(id).tags()).isEqualTo(target.tags());
    }

    @Test
    void isTheOnlyOneWithItsIdAndIsReadFromIt() {
        List<Target> targets = Stream.concat(
                        TagsTest.everyTarget().stream(),
                        Stream.of("linux_amd64:glibc=2.17", "linux_amd64_musl:musl=1.1", "macos_amd64:macos=10.13")
                                .map(platform -> Target.of(platform, "3.12")))
                .toList();

        assertThat(targets).hasSize(253).extracting(Target::id).doesNotHaveDuplicates();
        assertThat(targets)
                .allSatisfy(target ->
                        assertThat(Target.ofId(target.id())).isEqualTo(target).hasSameHashCodeAs(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "linux_amd64",
                "linux_amd64-",
                "-cp312",
                "linux-cp312",
                "linux_amd64_glibc2_28-cp312",
                "linux_amd64_glibc2_017-cp312",
                "linux_amd64:glibc=2.17-cp312",
                "linux_amd64-cp3",
                "linux_amd64-cp37",
                "linux_amd64-cp312t",
                "linux_amd64-cp0312",
                "linux_amd64-3.12",
                "LINUX_AMD64-cp312",
            })
    void isReadFromItsIdOnly(String id) {
        assertThatThrownBy(() -> Target.ofId(id)).isInstanceOf(UnknownTarget.class);
    }

    /** What CPython says on such machines. */
    @ParameterizedTest
    @CsvSource({
        "linux_amd64, posix, linux, Linux, x86_64",
        "linux_arm64, posix, linux, Linux, aarch64",
        "linux_x86, posix, linux, Linux, i686",
        "linux_armv7, posix, linux, Linux, armv7l",
        "linux_ppc64le, posix, linux, Linux, ppc64le",
        "linux_s390x, posix, linux, Linux, s390x",
        "linux_riscv64, posix, linux, Linux, riscv64",
        "linux_loongarch64, posix, linux, Linux, loongarch64",
        "linux_amd64_musl, posix, linux, Linux, x86_64",
        "linux_arm64_musl, posix, linux, Linux, aarch64",
        "linux_x86_musl, posix, linux, Linux, i686",
        "linux_armv7_musl, posix, linux, Linux, armv7l",
        "linux_ppc64le_musl, posix, linux, Linux, ppc64le",
        "linux_s390x_musl, posix, linux, Linux, s390x",
        "linux_riscv64_musl, posix, linux, Linux, riscv64",
        "macos_arm64, posix, darwin, Darwin, arm64",
        "macos_amd64, posix, darwin, Darwin, x86_64",
        "windows_amd64, nt, win32, Windows, AMD64",
        "windows_arm64, nt, win32, Windows, ARM64",
        "windows_x86, nt, win32, Windows, x86",
        "android_24_arm64, posix, android, Android, aarch64",
        "android_24_amd64, posix, android, Android, x86_64",
        "ios_arm64, posix, ios, iOS, arm64",
        "ios_arm64_simulator, posix, ios, iOS, arm64",
        "ios_amd64_simulator, posix, ios, iOS, x86_64",
    })
    void hasTheMarkersOfItsPlatform(String platform, String os, String sys, String system, String machine) {
        for (PythonVersion python : Platform.of(platform).pythonVersions()) {
            MarkerEnvironment environment =
                    Target.of(Platform.of(platform), python).markerEnvironment();

            assertThat(environment.get("os_name")).hasValue(os);
            assertThat(environment.get("sys_platform")).hasValue(sys);
            assertThat(environment.get("platform_system")).hasValue(system);
            assertThat(environment.get("platform_machine")).hasValue(machine);
            assertThat(environment.get("platform_release")).hasValue("");
            assertThat(environment.get("platform_version")).hasValue("");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3.8, 3.8, 3.8.0",
        "3.11, 3.11, 3.11.0",
        "3.11.7, 3.11, 3.11.7",
        "3.13t, 3.13, 3.13.0",
        "3.14.2t, 3.14, 3.14.2"
    })
    void hasTheMarkersOfItsPython(String written, String version, String fullVersion) {
        MarkerEnvironment environment = Target.of("linux_amd64", written).markerEnvironment();

        assertThat(environment.get("python_version")).hasValue(version);
        assertThat(environment.get("python_full_version")).hasValue(fullVersion);
        assertThat(environment.get("implementation_version")).hasValue(fullVersion);
        assertThat(environment.get("implementation_name")).hasValue("cpython");
        assertThat(environment.get("platform_python_implementation")).hasValue("CPython");
    }

    @Test
    void hasEveryMarkerThatPackagingHas() throws IOException {
        String variables = TagsTest.lines("tag-cases.txt").get(0);

        assertThat(variables).startsWith("variables ");
        assertThat(Target.of("linux_amd64", "3.12")
                        .completePlatform()
                        .markerEnvironment()
                        .keySet())
                .containsExactlyInAnyOrder(
                        variables.substring("variables ".length()).split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python_full_version >= '3.11.4'",
                "python_full_version == '3.11.99'",
                "'3.11.1' in python_full_version",
                "implementation_version < '3.11.2' and sys_platform == 'linux'",
                "python_full_version in '3.11.0 3.11.1'",
                "python_full_version < '3.11.4' and extra == 'test'",
                "python_full_version < '3.11.4' or 'test' in dependency_groups",
                "python_full_version != '3.11.0'",
            })
    void tellsWhatDependsOnAnUnknownPatch(String marker) {
        assertThat(Target.of("linux_amd64", "3.11").dependsOnPatch(Marker.parse(marker)))
                .isTrue();
        assertThat(Target.of("linux_amd64", "3.11.7").dependsOnPatch(Marker.parse(marker)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python_version >= '3.11'",
                "python_full_version >= '3.11'",
                "python_full_version < '3.12.4'",
                "python_full_version > '3.10.9'",
                "python_full_version >= '3.11.4' and sys_platform == 'win32'",
                "python_full_version >= '3.11.4' or sys_platform == 'linux'",
                "extra == 'test'",
                "'a' in extras and sys_platform == 'linux'",
                "extra == 'a' and python_full_version >= '3.11.4' or extra == 'a' and python_full_version < '3.11.4'",
            })
    void tellsWhatDoesNotDependOnAnUnknownPatch(String marker) {
        assertThat(Target.of("linux_amd64", "3.11").dependsOnPatch(Marker.parse(marker)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "3.7",
                "3.16",
                "2.7",
                "3.12t",
                "3.8.0t",
                "3.013",
                "3.11.07",
                "3.11.100",
                "3.11.7.1",
                "3.13 t",
                "3.13T",
                "3.15.0rc1",
                "\u0663.11",
                "4.0",
                "cp312",
                "3.",
                "3.11.",
                "-3.11",
                "3.99999999999",
            })
    void refusesOtherPythons(String python) {
        assertThatThrownBy(() -> Target.of("linux_amd64", python))
                .isInstanceOfSatisfying(
                        UnknownTarget.class, e -> assertThat(e.input()).isEqualTo(python))
                .hasMessage("Unknown Python version " + python
                        + ": targets have 3.8 to 3.15 and free-threaded 3.13t to 3.15t,"
                        + " each with a patch level or without.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"android_24_arm64", "ios_arm64"})
    void refusesPythonsFromBeforeThePlatform(String platform) {
        assertThatThrownBy(() -> Target.of(platform, "3.12"))
                .isInstanceOf(UnknownTarget.class)
                .hasMessage("Unknown target " + platform + " with Python 3.12: the first Python there is 3.13.");
        assertThat(Target.of(platform, "3.13.0").tags()).isNotEmpty();
    }
}
