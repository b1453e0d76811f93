package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.pep.Marker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformMarkerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "windows_amd64 | windows_amd64 | sys_platform == \"win32\"",
                "windows | windows_amd64 linux_amd64 | sys_platform == \"win32\"",
                "windows_amd64 | windows_amd64 windows_arm64 | sys_platform == \"win32\" and platform_machine == \"AMD64\"",
                "linux_amd64 macos_arm64 | linux_amd64 macos_arm64 macos_amd64 | sys_platform == \"linux\" or sys_platform == \"darwin\" and platform_machine == \"arm64\"",
                "linux_amd64 linux_arm64 | linux_amd64 linux_arm64 linux_s390x | sys_platform == \"linux\" and (platform_machine == \"x86_64\" or platform_machine == \"aarch64\")",
                "linux_amd64 linux_amd64_musl | linux_amd64 linux_amd64_musl windows | sys_platform == \"linux\"",
                "linux_amd64_musl | windows | sys_platform == \"linux\"",
            })
    void names_systems_and_where_it_must_machines(String chosen, String all, String marker) {
        assertThat(PlatformMarker.of(platforms(chosen), platforms(all))).hasToString(marker);
    }

    @ParameterizedTest
    @CsvSource({
        "linux_amd64_musl, linux_amd64 linux_amd64_musl, linux_amd64",
        "linux_amd64, linux_amd64 linux_amd64_musl, linux_amd64_musl",
        "linux_amd64:glibc=2.17, linux_amd64 linux_amd64:glibc=2.17, linux_amd64",
        "ios_arm64, ios_arm64 ios_arm64_simulator, ios_arm64_simulator",
    })
    void what_no_marker_can_say_is_refused(String chosen, String all, String other) {
        assertThatThrownBy(() -> PlatformMarker.of(platforms(chosen), platforms(all)))
                .isInstanceOf(UnknownTarget.class)
                .hasMessageStartingWith("No marker tells " + chosen + " from " + other + ": both have the system ");
    }

    @Test
    void it_holds_on_what_is_chosen_and_on_nothing_else_of_all() {
        Random chance = new Random(5);
        int said = 0;
        for (int i = 0; i < 2000; i++) {
            List<Platform> all = new ArrayList<>(Platform.all());
            Collections.shuffle(all, chance);
            all = all.subList(0, 2 + chance.nextInt(6));
            List<Platform> chosen = all.subList(0, 1 + chance.nextInt(all.size()));
            try {
                Marker marker = PlatformMarker.of(chosen, all);
                for (Platform platform : all) {
                    assertThat(marker.evaluate(Target.of(platform, PythonVersion.parse("3.13"))
                                    .markerEnvironment()))
                            .as("%s on %s", marker, platform)
                            .isEqualTo(chosen.contains(platform));
                }
                said++;
            } catch (UnknownTarget e) {
                assertThat(e).hasMessageContaining("both have the system");
            }
        }
        assertThat(said).isBetween(500, 1999);
    }

    private static List<Platform> platforms(String names) {
        return Arrays.stream(names.split(" ", -1)).map(Platform::of).toList();
    }
}
