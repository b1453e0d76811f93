package dev.pypack.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedPythonsTest {
    private final EmbeddedPythons pythons = EmbeddedPythons.known();

    @Test
    void the_newest_is_the_default() {
        assertThat(pythons.minorVersions()).containsExactly("3.9", "3.10", "3.11", "3.12", "3.13", "3.14");
        assertThat(pythons.defaultMinorVersion()).isEqualTo("3.14");
    }

    @Test
    void a_version_has_coordinates_for_each_of_its_systems() {
        Host mac = host(OperatingSystem.MACOS, "arm64");

        assertThat(pythons.find("3.14", mac).coordinates(mac))
                .hasToString("org.bytedeco:cpython:jar:macosx-arm64:3.14.3-1.5.13");
        assertThat(pythons.find("3.14", mac).version()).isEqualTo("3.14.3");
    }

    @Test
    void a_hole_of_the_table_names_what_there_is_and_what_to_set() {
        assertThatThrownBy(() -> pythons.find("3.13", host(OperatingSystem.LINUX, "arm64")))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("3.13 does not exist for linux-arm64")
                .hasMessageContaining("3.9, 3.10, 3.11, 3.12, 3.14")
                .hasMessageContaining("-Dpypack.python=<interpreter>");
        assertThatThrownBy(() -> pythons.find("3.9", host(OperatingSystem.MACOS, "arm64")))
                .hasMessageContaining("for this machine there are 3.13, 3.14");
    }

    @Test
    void a_system_without_any_is_told_which_systems_have_one() {
        assertThatThrownBy(() -> pythons.find("3.14", host(OperatingSystem.LINUX, "riscv64")))
                .hasMessageContaining("does not exist for linux-riscv64; no version does")
                .hasMessageContaining("linux-arm64, linux-x86_64, macosx-arm64, macosx-x86_64, windows-x86_64");
    }

    @Test
    void a_version_that_there_never_was_is_refused() {
        assertThatThrownBy(() -> pythons.find("3.8", host(OperatingSystem.LINUX, "x86_64")))
                .hasMessageContaining("There is no embedded Python 3.8; there are 3.9, 3.10, 3.11, 3.12, 3.13, 3.14.");
    }

    private static Host host(OperatingSystem system, String architecture) {
        return new Host(system, architecture, 2, Path.of("cache"), Map.of());
    }
}
