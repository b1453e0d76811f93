package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdistNameTest {
    @ParameterizedTest
    @CsvSource({
        "flask-3.1.0.tar.gz, flask, 3.1.0",
        "zope.interface-7.2.tar.gz, zope-interface, 7.2",
        "Old-Project-1.0rc1.zip, old-project, 1.0rc1",
        "a-1.0.post1.tar.gz, a, 1.0.post1"
    })
    void readsNameAndVersion(String fileName, String distribution, String version) {
        SdistName name = SdistName.parse(fileName);
        assertThat(name.distribution()).isEqualTo(distribution);
        assertThat(name.version()).hasToString(version);
        assertThat(name).hasToString(fileName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a.tar.gz", "a-1.tar.bz2", "-1.tar.gz", "a-x.tar.gz", "a-.zip", "a-1-1-x.zip", "a-1.tgz"})
    void refusesWhatIsNoSdist(String fileName) {
        assertThatThrownBy(() -> SdistName.parse(fileName)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void equalsWhatSaysTheSame() {
        assertThat(SdistName.parse("A.b-1.0.zip"))
                .isEqualTo(SdistName.parse("a_b-1.tar.gz"))
                .hasSameHashCodeAs(SdistName.parse("a_b-1.tar.gz"));
    }

    @Test
    void writesTheNormalName() {
        assertThat(SdistName.of("Zope.Interface", Version.parse("7.2-1")))
                .hasToString("zope_interface-7.2.post1.tar.gz");
    }
}
