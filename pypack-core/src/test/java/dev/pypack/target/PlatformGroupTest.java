package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformGroupTest {
    @ParameterizedTest
    @CsvSource({
        "linux, linux_amd64 linux_arm64:glibc=2.17 linux_riscv64_musl, macos_arm64 android_24_arm64 windows_amd64",
        "macos, macos_arm64 macos_amd64:macos=11.0, ios_arm64 linux_amd64",
        "windows, windows_amd64 windows_arm64 windows_x86, linux_amd64",
        "android, android_21_arm64 android_24_amd64, linux_arm64",
        "ios, ios_arm64 ios_amd64_simulator, macos_arm64",
        "linux_amd64, linux_amd64 linux_amd64:glibc=2.17, linux_arm64 linux_amd64_musl",
        "x86_64-unknown-linux-gnu, linux_amd64 linux_amd64:glibc=2.39, linux_arm64",
        "linux_amd64_glibc2_17, linux_amd64:glibc=2.17, linux_amd64 linux_amd64:glibc=2.18",
        "android_24_arm64, android_24_arm64, android_25_arm64 android_24_amd64",
        "aarch64-linux-android, android_24_arm64 android_30_arm64, android_24_amd64",
        "win_amd64, windows_amd64, windows_arm64"
    })
    void holdsTheseAndNotThose(String name, String those, String others) {
        PlatformGroup group = PlatformGroup.of(name);

        assertThat(platforms(those)).allMatch(group::holds);
        assertThat(platforms(others)).noneMatch(group::holds);
        assertThat(group.holds(group.first())).isTrue();
        assertThat(group).hasToString(name);
    }

    private static List<Platform> platforms(String names) {
        return List.of(names.split(" ", -1)).stream().map(Platform::of).toList();
    }

    @Test
    void theMoreIsSaidTheLaterItComes() {
        List<PlatformGroup> groups = new ArrayList<>(List.of(
                PlatformGroup.of("linux_amd64_glibc2_17"), PlatformGroup.of("linux"), PlatformGroup.of("linux_amd64")));
        groups.sort(PlatformGroup.BROADEST_FIRST);

        assertThat(groups)
                .extracting(PlatformGroup::toString)
                .containsExactly("linux", "linux_amd64", "linux_amd64_glibc2_17");
    }

    @Test
    void isTheSameUnderAnotherName() {
        assertThat(PlatformGroup.of("linux_amd64").isSameAs(PlatformGroup.of("linux-x86_64")))
                .isTrue();
        assertThat(PlatformGroup.of("linux_amd64").isSameAs(PlatformGroup.of("linux")))
                .isFalse();
        assertThat(PlatformGroup.of("linux_amd64").isSameAs(PlatformGroup.of("linux_amd64_glibc2_28")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "darwin, the platforms are",
        "linux_amd46, Did you mean linux_amd64",
        "android_200_arm64, android of android_24_arm64 goes from 16 to 99",
        "linux_amd64:glibc=2.17, it is called linux_amd64_glibc2_17 here"
    })
    void isUnknown(String name, String why) {
        assertThatThrownBy(() -> PlatformGroup.of(name))
                .isInstanceOf(UnknownTarget.class)
                .hasMessageContaining(why);
    }
}
