package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "linux_amd64, glibc=2.28, manylinux_2_28_x86_64",
        "linux_arm64, glibc=2.28, manylinux_2_28_aarch64",
        "linux_riscv64, glibc=2.39, manylinux_2_39_riscv64",
        "linux_amd64_musl, musl=1.2, musllinux_1_2_x86_64",
        "linux_arm64_musl, musl=1.2, musllinux_1_2_aarch64",
        "macos_arm64, macos=13.0, macosx_13_0_arm64",
        "macos_amd64, macos=13.0, macosx_13_0_x86_64",
        "android_24_arm64, android=24, android_24_arm64_v8a",
        "android_24_amd64, android=24, android_24_x86_64",
        "ios_arm64, ios=13.0, ios_13_0_arm64_iphoneos",
        "ios_arm64_simulator, ios=13.0, ios_13_0_arm64_iphonesimulator",
        "ios_amd64_simulator, ios=13.0, ios_13_0_x86_64_iphonesimulator",
    })
    void hasItsDefaultFloor(String name, String floor, String tag) {
        Platform platform = Platform.of(name);

        assertThat(platform.name()).isEqualTo(name);
        assertThat(platform.floor()).map(Floor::toString).hasValue(floor);
        assertThat(platform.tag()).isEqualTo(tag);
        assertThat(Platform.all()).contains(platform);
    }

    @ParameterizedTest
    @CsvSource({"windows_amd64, win_amd64", "windows_arm64, win_arm64", "windows_x86, win32"})
    void hasNoFloorOnWindows(String name, String tag) {
        assertThat(Platform.of(name).floor()).isEmpty();
        assertThat(Platform.of(name).tags()).containsExactly(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "linux_amd64:glibc=2.17, linux_amd64_glibc2_17, linux_amd64:glibc=2.17",
        "linux_amd64:glibc=2.28, linux_amd64, linux_amd64",
        "linux_arm64:glibc=2.35, linux_arm64_glibc2_35, linux_arm64:glibc=2.35",
        "linux_amd64_musl:musl=1.1, linux_amd64_musl_musl1_1, linux_amd64_musl:musl=1.1",
        "macos_amd64:macos=10.13, macos_amd64_macos10_13, macos_amd64:macos=10.13",
        "macos_arm64:macos=14, macos_arm64_macos14_0, macos_arm64:macos=14.0",
        "macos_arm64:macos=13, macos_arm64, macos_arm64",
        "ios_arm64:ios=17.5, ios_arm64_ios17_5, ios_arm64:ios=17.5",
        "android_30_arm64, android_30_arm64, android_30_arm64",
        "aarch64-linux-android:android=30, android_30_arm64, android_30_arm64",
        "linux_amd64_glibc2_17, linux_amd64_glibc2_17, linux_amd64:glibc=2.17",
    })
    void hasTheFloorThatIsWritten(String written, String id, String text) {
        assertThat(Platform.of(written).id()).isEqualTo(id);
        assertThat(Platform.of(written)).hasToString(text);
        assertThat(Platform.of(id)).isEqualTo(Platform.of(written)).hasSameHashCodeAs(Platform.of(written));
        assertThat(Platform.of(text)).isEqualTo(Platform.of(written));
    }

    /** The names and floors of {@code uv --python-platform}, as uv 0.13.8 was seen to take wheels for them. */
    @ParameterizedTest
    @CsvSource({
        "windows, windows_amd64",
        "linux, linux_amd64",
        "macos, macos_arm64",
        "x86_64-pc-windows-msvc, windows_amd64",
        "aarch64-pc-windows-msvc, windows_arm64",
        "i686-pc-windows-msvc, windows_x86",
        "x86_64-unknown-linux-gnu, linux_amd64:glibc=2.28",
        "aarch64-unknown-linux-gnu, linux_arm64:glibc=2.28",
        "x86_64-unknown-linux-musl, linux_amd64_musl:musl=1.2",
        "aarch64-unknown-linux-musl, linux_arm64_musl:musl=1.2",
        "riscv64-unknown-linux, linux_riscv64:glibc=2.39",
        "x86_64-apple-darwin, macos_amd64:macos=13.0",
        "aarch64-apple-darwin, macos_arm64:macos=13.0",
        "x86_64-manylinux2014, linux_amd64:glibc=2.17",
        "aarch64-manylinux2014, linux_arm64:glibc=2.17",
        "x86_64-manylinux_2_17, linux_amd64:glibc=2.17",
        "x86_64-manylinux_2_28, linux_amd64:glibc=2.28",
        "aarch64-manylinux_2_40, linux_arm64:glibc=2.40",
        "aarch64-linux-android, android_24_arm64",
        "x86_64-linux-android, android_24_amd64",
        "arm64-apple-ios, ios_arm64:ios=13.0",
        "arm64-apple-ios-simulator, ios_arm64_simulator:ios=13.0",
        "x86_64-apple-ios-simulator, ios_amd64_simulator:ios=13.0",
    })
    void isMeantByUvsNames(String uv, String platform) {
        assertThat(Platform.of(uv)).isEqualTo(Platform.of(platform));
    }

    @Test
    void isMeantByUvsNamesForEveryGlibc() {
        IntStream.rangeClosed(31, 40)
                .forEach(minor -> assertThat(Platform.of("x86_64-manylinux_2_" + minor))
                        .isEqualTo(Platform.of("linux_amd64:glibc=2." + minor)));
    }

    /** The names of PyPackPack, the classifiers of the embedded Python, more triples of Rust's, and wheels' tags. */
    @ParameterizedTest
    @CsvSource({
        "android_21_arm64, android_21_arm64",
        "android_21_x86_64, android_21_amd64",
        "android_24_x86_64, android_24_amd64",
        "macos_x86_64, macos_amd64",
        "linux-x86_64, linux_amd64",
        "linux-arm64, linux_arm64",
        "linux-x86, linux_x86",
        "linux-armhf, linux_armv7",
        "linux-ppc64le, linux_ppc64le",
        "macosx-x86_64, macos_amd64",
        "macosx-arm64, macos_arm64",
        "windows-x86_64, windows_amd64",
        "windows-x86, windows_x86",
        "armv7-unknown-linux-gnueabihf, linux_armv7",
        "aarch64-apple-ios-sim, ios_arm64_simulator",
        "manylinux2014_aarch64, linux_arm64:glibc=2.17",
        "manylinux_2_35_x86_64, linux_amd64:glibc=2.35",
        "musllinux_1_1_aarch64, linux_arm64_musl:musl=1.1",
        "macosx_11_0_arm64, macos_arm64:macos=11.0",
        "win32, windows_x86",
        "android_33_arm64_v8a, android_33_arm64",
    })
    void isMeantByOtherNames(String alias, String platform) {
        assertThat(Platform.of(alias)).isEqualTo(Platform.of(platform));
    }

    @Test
    void isMeantByEachOfItsAliasesAndByNoOthers() {
        Map<String, Platform> meanings = new HashMap<>();
        for (Platform platform : Platform.all()) {
            String floor = platform.floor().map(Floor::inName).orElse("");
            List<String> names = new ArrayList<>(platform.aliases());
            names.add(platform.name());
            for (String name : names) {
                String example = name.replace("*", floor);
                assertThat(Platform.of(example).name()).as(example).isEqualTo(platform.name());
                assertThat(meanings.put(example, platform)).as(example).isNull();
            }
        }
        assertThat(meanings).hasSizeGreaterThan(90);
    }

    @Test
    void isOneLineOfTheTable() {
        Platform platform = PlatformRow.parse("linux_ppc64 3.9 glibc=2.17 2.17..2.99 manylinux_*_ppc64"
                        + " posix linux Linux ppc64 powerpc64-unknown-linux-gnu,ppc64-manylinux2014=2.17")
                .platform();

        assertThat(platform.name()).isEqualTo("linux_ppc64");
        assertThat(platform.aliases())
                .containsExactly("manylinux_*_ppc64", "powerpc64-unknown-linux-gnu", "ppc64-manylinux2014");
        assertThat(platform.tags()).containsExactly("linux_ppc64", "manylinux_2_17_ppc64", "manylinux2014_ppc64");
        assertThat(platform.markerValues()).containsEntry("platform_machine", "ppc64");
        assertThat(platform.pythonVersions()).first().hasToString("3.9");
    }

    @Test
    void cannotBeChanged() {
        Platform platform = Platform.of("linux_amd64");

        assertThat(Platform.all()).isUnmodifiable();
        assertThat(platform.aliases()).isUnmodifiable();
        assertThat(platform.tags()).isUnmodifiable();
        assertThat(platform.markerValues()).isUnmodifiable();
    }

    static Stream<Platform> platforms() {
        return Platform.all().stream();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void readsWhatItWrites(Platform platform) {
        assertThat(Platform.of(platform.name())).isEqualTo(platform);
        assertThat(Platform.of(platform.id())).isEqualTo(platform);
        assertThat(Platform.of(platform.toString())).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux_amd64:glibc=2.4 | glibc of linux_amd64 goes from 2.5 to 2.99",
                "linux_arm64:glibc=2.16 | glibc of linux_arm64 goes from 2.17 to 2.99",
                "linux_amd64:glibc=3.0 | glibc of linux_amd64 goes from 2.5 to 2.99",
                "linux_amd64:glibc=2.028 | glibc of linux_amd64 goes from 2.5 to 2.99",
                "linux_amd64:glibc=2.100 | glibc of linux_amd64 goes from 2.5 to 2.99",
                "linux_amd64:glibc=2.28.1 | glibc of linux_amd64 goes from 2.5 to 2.99",
                "linux_amd64:glibc= | glibc of linux_amd64 goes from 2.5 to 2.99",
                "linux_amd64: | a floor of linux_amd64 is written like glibc=2.28",
                "linux_amd64:musl=1.2 | a floor of linux_amd64 is written like glibc=2.28",
                "macos_arm64:macos=10.15 | macos of macos_arm64 goes from 11.0 to 15.9 and from 26.0 to 99.9",
                "macos_arm64:macos=16.0 | macos of macos_arm64 goes from 11.0 to 15.9 and from 26.0 to 99.9",
                "windows_amd64:windows=10 | windows_amd64 has no floor",
                "android_15_arm64 | android of android_24_arm64 goes from 16 to 99",
                "android_24_0_arm64 | android of android_24_arm64 goes from 16 to 99",
                "android_24_arm64:android=24 | the name says its floor already",
                "x86_64-manylinux2014:glibc=2.28 | the name says its floor already",
                "x86_64-manylinux_2_4 | glibc of linux_amd64 goes from 2.5 to 2.99",
            })
    void saysWhatIsWrongWithAFloor(String written, String reason) {
        assertThatThrownBy(() -> Platform.of(written))
                .isInstanceOfSatisfying(UnknownTarget.class, e -> {
                    assertThat(e.input()).isEqualTo(written);
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.nearest()).isEmpty();
                })
                .hasMessage("Unknown target " + written + ": " + reason + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows_amd46 | windows_amd64, windows_arm64 or windows_x86",
                "windows_x64 | windows_amd64, windows_x86 or windows_arm64",
                "linux_amd64_glibc | linux_amd64, linux_amd64_musl or linux_arm64",
                "x86_64-unknown-linux-gnuu | linux_amd64, linux_amd64_musl or linux_x86",
                "mac | macos_arm64 or macos_amd64",
                "andriod_24_arm64:android=30 | android_24_arm64 or android_24_amd64",
            })
    void suggestsTheNearestNames(String written, String nearest) {
        assertThatThrownBy(() -> Platform.of(written))
                .isInstanceOf(UnknownTarget.class)
                .hasMessage("Unknown target " + written + ". Did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "beos", "wasm32-pyodide2024"})
    void tellsWhatThereIsIfNothingIsNear(String written) {
        assertThatThrownBy(() -> Platform.of(written))
                .isInstanceOf(UnknownTarget.class)
                .hasMessageStartingWith("Unknown target " + written + ": the platforms are linux_amd64, linux_arm64, ")
                .hasMessageEndingWith(", ios_amd64_simulator.");
    }
}
