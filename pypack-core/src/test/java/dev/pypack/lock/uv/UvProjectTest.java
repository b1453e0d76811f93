package dev.pypack.lock.uv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UvProjectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ">=3",
                ">3",
                ">=3.11",
                ">3.10",
                ">=3.9.7",
                "~=3.9.7",
                "~=3.10",
                "==3.12.*",
                "!=3.0.*,!=3.1.*,!=3.2.0",
                ">=3.10,!=3.10.*",
                ">=3.10,!=3.10.0,!=3.10.1",
                ">=2.7,<4",
                "===3.9.5",
                "===anything",
                ">=3.08.1",
                "<3.2,>3.1.4",
                ">=3.11rc1",
                ">=3.12.98",
                "<3",
                ">=4",
                "==3.7.3",
                ">=1!3.9"
            })
    void the_first_python_is_the_first_of_all_that_is_allowed(String requiresPython) {
        SpecifierSet allowed = SpecifierSet.parse(requiresPython);

        assertThat(UvProject.first(allowed)).isEqualTo(firstOfAll(allowed));
    }

    private static Optional<String> firstOfAll(SpecifierSet allowed) {
        for (int minor = 0; minor < 100; minor++) {
            for (int patch = 0; patch < 100; patch++) {
                String version = "3." + minor + "." + patch;
                if (allowed.contains(Version.parse(version))) {
                    return Optional.of(version);
                }
            }
        }
        return Optional.empty();
    }
}
