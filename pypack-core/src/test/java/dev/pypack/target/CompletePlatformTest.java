package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletePlatformTest {
    /** As pex writes it, its tags cut to a few; pex puts {@code linux_x86_64} behind every manylinux. */
    private static final String OF_PEX = """
            {
              "path": "/usr/bin/python3.11",
              "compatible_tags": [
                "cp311-cp311-manylinux_2_36_x86_64",
                "cp311-cp311-manylinux_2_35_x86_64",
                "cp311-cp311-manylinux2014_x86_64",
                "cp311-cp311-linux_x86_64",
                "cp311-abi3-manylinux_2_36_x86_64",
                "py311-none-manylinux_2_36_x86_64",
                "py3-none-any"
              ],
              "marker_environment": {
                "implementation_name": "cpython",
                "implementation_version": "3.11.7",
                "os_name": "posix",
                "platform_machine": "x86_64",
                "platform_python_implementation": "CPython",
                "platform_release": "6.1.0-18-amd64",
                "platform_system": "Linux",
                "platform_version": "#1 SMP PREEMPT_DYNAMIC",
                "python_full_version": "3.11.7",
                "python_version": "3.11",
                "sys_platform": "linux"
              }
            }
            """;

    @Test
    void isATargetWithTheTagsAndMarkersThatItTells() {
        Target target = Target.of(CompletePlatform.parse(OF_PEX));

        assertThat(target.id()).isEqualTo("linux_amd64_glibc2_36-cp311");
        assertThat(target.pythonVersion()).hasToString("3.11.7");
        assertThat(target.tags()).hasSize(7).first().hasToString("cp311-cp311-manylinux_2_36_x86_64");
        assertThat(target.tags().get(3)).hasToString("cp311-cp311-linux_x86_64");
        assertThat(target.markerEnvironment().get("platform_release")).hasValue("6.1.0-18-amd64");
    }

    @Test
    void ofEveryTargetIsReadAsThatTarget() {
        for (Target target : TagsTest.everyTarget()) {
            CompletePlatform read =
                    CompletePlatform.parse(target.completePlatform().toJson());

            assertThat(read).isEqualTo(target.completePlatform());
            assertThat(Target.of(read).id()).isEqualTo(target.id());
            assertThat(Target.of(read).tags()).isEqualTo(target.tags());
            assertThat(Target.of(read).markerEnvironment()).isEqualTo(target.markerEnvironment());
        }
    }

    @Test
    void isWrittenAlwaysAlike() {
        assertThat(Target.of("windows_amd64", "3.12.3").completePlatform().toJson())
                .startsWith("{\n  \"compatible_tags\": [\n    \"cp312-cp312-win_amd64\",\n")
                .endsWith("""
                            "py30-none-any"
                          ],
                          "marker_environment": {
                            "implementation_name": "cpython",
                            "implementation_version": "3.12.3",
                            "os_name": "nt",
                            "platform_machine": "AMD64",
                            "platform_python_implementation": "CPython",
                            "platform_release": "",
                            "platform_system": "Windows",
                            "platform_version": "",
                            "python_full_version": "3.12.3",
                            "python_version": "3.12",
                            "sys_platform": "win32"
                          }
                        }
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "cp313-cp313t-win_amd64, 3.13.0, win32, windows_amd64-cp313t",
        "cp314-cp314-macosx_26_0_arm64, 3.14.0rc2+, darwin, macos_arm64_macos26_0-cp314",
        "cp314-cp314-macosx_16_0_arm64, 3.14.1, darwin, ",
        "cp312-cp312-musllinux_1_2_aarch64, 3.12.1, linux, linux_arm64_musl-cp312",
        "cp313-cp313-android_21_arm64_v8a, 3.13.5, android, android_21_arm64-cp313",
        "cp313-cp313-ios_17_5_arm64_iphonesimulator, 3.13.5, ios, ios_arm64_simulator_ios17_5-cp313",
        "cp312-cp312-win_amd64, 3.11.7, win32, ",
        "cp312-cp312-win_amd64, 3.12.7, linux, ",
        "cp312-cp312d-win_amd64, 3.12.7, win32, ",
        "pp310-pypy310_pp73-win_amd64, 3.10.1, win32, ",
        "cp312-cp312-linux_x86_64, 3.12.1, linux, ",
        "cp312-cp312-wasi_0_0_0_wasm32, 3.12.1, wasi, ",
        "cp312-cp312-ios_17_5_arm64_iphoneos, 3.12.1, ios, ",
        "py3-none-any, 3.12.1, linux, ",
    })
    void isKnownByItsTagsAndMarkers(String tag, String fullVersion, String system, String id) {
        String json = "{'compatible_tags': ['%s'], 'marker_environment': {'%s': '%s', '%s': '%s'}}"
                .formatted(tag, "python_full_version", fullVersion, "sys_platform", system)
                .replace('\'', '"');
        CompletePlatform told = CompletePlatform.parse(json);

        if (id == null) {
            assertThatThrownBy(() -> Target.of(told)).isInstanceOf(UnknownTarget.class);
        } else {
            assertThat(Target.of(told).id()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{",
                "{\"compatible_tags\": []}",
                "{\"marker_environment\": {}}",
                "{\"marker_environment\": {}, \"compatible_tags\": {}}",
                "{\"marker_environment\": [], \"compatible_tags\": []}",
                "{\"marker_environment\": {}, \"compatible_tags\": [1]}",
                "{\"marker_environment\": {}, \"compatible_tags\": [null]}",
                "{\"marker_environment\": {}, \"compatible_tags\": [\"cp312\"]}",
                "{\"marker_environment\": {}, \"compatible_tags\": [\"py2.py3-none-any\"]}",
                "{\"marker_environment\": {\"sys_platform\": 1}, \"compatible_tags\": []}",
                "{\"marker_environment\": {\"extras\": \"\"}, \"compatible_tags\": []}",
                "{\"marker_environment\": {\"os_name\": \"nt\", \"os_name\": \"nt\"}, \"compatible_tags\": []}",
                "{\"marker_environment\": {}, \"marker_environment\": {}, \"compatible_tags\": []}",
                "{\"marker_environment\": {}, \"compatible_tags\": []} x",
                "{\"marker_environment\": {}, \"compatible_tags\": [],}",
                "{'marker_environment': {}, 'compatible_tags': []}",
                "{\"marker_environment\": {}, \"compatible_tags\": []} // x",
            })
    void isReadFromStrictJsonOnly(String json) {
        assertThatThrownBy(() -> CompletePlatform.parse(json))
                .isInstanceOfSatisfying(
                        UnknownTarget.class, e -> assertThat(e.input()).isEqualTo(json))
                .hasMessageStartingWith("Not a complete platform: at $");
    }

    @Test
    void mayNotNestWithoutEnd() {
        String json = "{\"other\": " + "[".repeat(1_000_000);

        assertThatThrownBy(() -> CompletePlatform.parse(json)).isInstanceOf(UnknownTarget.class);
    }

    @Test
    void withoutTagsIsNoTarget() {
        CompletePlatform told = CompletePlatform.parse("{\"marker_environment\": {}, \"compatible_tags\": []}");

        assertThatThrownBy(() -> Target.of(told)).isInstanceOf(UnknownTarget.class);
    }
}
