package dev.pypack.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostTest {
    @Test
    void a_machine_is_named_as_classifiers_name_it() {
        assertThat(host("Linux", "amd64").classifier()).isEqualTo("linux-x86_64");
        assertThat(host("Linux", "aarch64").classifier()).isEqualTo("linux-arm64");
        assertThat(host("Mac OS X", "aarch64").classifier()).isEqualTo("macosx-arm64");
        assertThat(host("Windows Server 2022", "amd64").classifier()).isEqualTo("windows-x86_64");
        assertThat(host("Linux", "riscv64").classifier()).isEqualTo("linux-riscv64");
    }

    @Test
    void the_cache_folder_is_the_system_s() {
        assertThat(cache("Linux", Map.of())).isEqualTo(Path.of("/home/ada/.cache"));
        assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", "/var/cache/ada"))).isEqualTo(Path.of("/var/cache/ada"));
        assertThat(cache("Mac OS X", Map.of("XDG_CACHE_HOME", "/x"))).isEqualTo(Path.of("/home/ada/Library/Caches"));
    }

    @Test
    void a_relative_cache_folder_is_ignored_as_the_standard_says() {
        assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", "cache"))).isEqualTo(Path.of("/home/ada/.cache"));
    }

    @Test
    void a_product_says_what_where_how_large_and_how_long() {
        Product wheel = new Product("Wheel", Path.of("x.whl"), 12_345, 14, Duration.ofMillis(120));

        assertThat(wheel.toLine("target/x.whl")).isEqualTo("Wheel target/x.whl (12.3 kB, 14 files) in 0.12 s");
    }

    private static Path cache(String system, Map<String, String> environment) {
        return host(system, "amd64", environment).cacheFolder();
    }

    private static Host host(String system, String architecture) {
        return host(system, architecture, Map.of());
    }

    private static Host host(String system, String architecture, Map<String, String> environment) {
        Map<String, String> properties = Map.of("os.name", system, "os.arch", architecture, "user.home", "/home/ada");
        return Host.describedBy(name -> properties.getOrDefault(name, ""), 2, environment);
    }
}
