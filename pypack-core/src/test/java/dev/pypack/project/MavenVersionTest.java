package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenVersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.3,                 1.2.3",
        "1.2.3-SNAPSHOT,        1.2.3.dev0",
        "1.0-alpha-1,           1.0a1",
        "1.0-beta-2-SNAPSHOT,   1.0b2.dev0",
        "2.0.0-rc1,             2.0.0rc1",
        "2.0.0-RC-1-SNAPSHOT,   2.0.0rc1.dev0",
        "1.0-cr2,               1.0rc2",
        "1.0.Final,             1.0",
        "1.0-GA,                1.0",
        "5.0.0.RELEASE,         5.0.0",
        "1.0-sp1,               1.0.post1",
        "1.0-sp,                1.0.post0",
        "1.0-1,                 1.0.post1",
        "1.0+build.5,           1.0+build.5",
        "1.0+build.5-SNAPSHOT,  1.0.dev0+build.5",
        "2026.11,               2026.11",
        "1!1.0-SNAPSHOT,        1!1.0.dev0",
    })
    void versions_of_Maven_have_a_form_in_PEP_440(String maven, String python) {
        assertThat(new MavenVersion(maven).toPep440().map(Object::toString)).contains(python);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main-SNAPSHOT",
                "1.0-M2",
                "1.0-milestone-2",
                "1.0-jre",
                "1.0-20260101.120000-3",
                "1.0.dev3-SNAPSHOT",
                "1.0-final-2",
                "",
                "${revision}",
                "SNAPSHOT",
                "-SNAPSHOT",
            })
    void what_has_no_form_has_none(String maven) {
        assertThat(new MavenVersion(maven).toPep440()).isEmpty();
    }
}
