package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecifierSetTest {
    @ParameterizedTest
    @CsvSource({
        "==1.0, 1.0.0",
        "==1.0, 1.0+cu118",
        "==1.0+cu118, 1.0+CU118",
        "==1.*, 1.9rc1",
        "==1.0.*, 1",
        "==1.0.*, 1.dev0",
        "!=1.2.*, 1.3.dev0",
        "!=1.0, 1.0.post1",
        "~=2.2, 2.9",
        "~=2.2.0, 2.2.9.post3",
        "~=1.4.5a4, 1.4.6rc1",
        "~=2!1.0, 2!1.5",
        ">=1.0, 1.0+a",
        "<=1.0, 1.0+a",
        "<1.0rc1, 1.0b1",
        "<1.0.post1, 1.0",
        ">1.0.post1, 1.0.post2.dev0",
        ">1.0a1, 1.0a2.dev0",
        ">1.0.dev1, 1.0a1",
        "===1.0+FOO, 1.0+foo",
        "'', 3",
        "' >=3.8 , <4,', 3.12.1"
    })
    void contains(String specifiers, String version) {
        assertThat(SpecifierSet.parse(specifiers).contains(Version.parse(version)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "==1.0, 1.0.post1",
        "==1.0+a, 1.0",
        "==1.1.*, 1",
        "!=1.0, 1.0+a",
        "~=2.2, 3.dev0",
        "~=2.2.post3, 2.2",
        "<1.0, 1.0rc1",
        "<1.0, 1.0.dev0",
        "<1.0.post1, 1.0.post1.dev0",
        ">1.0, 1.0.post1",
        ">1.0, 1.0+a",
        ">1.0a1, 1.0a1.post1",
        ">1.0.post1, 1.0.post1+a",
        "===1.0, 1.0.0",
        "'>=3.8,!=3.9.*', 3.9.7"
    })
    void doesNotContain(String specifiers, String version) {
        assertThat(SpecifierSet.parse(specifiers).contains(Version.parse(version)))
                .isFalse();
    }

    @Test
    void admitsPrereleasesUnlessToldNotTo() {
        SpecifierSet specifiers = SpecifierSet.parse(">=1.0");
        Version prerelease = Version.parse("1.1rc1");
        assertThat(specifiers.contains(prerelease)).isTrue();
        assertThat(specifiers.contains(prerelease, true)).isTrue();
        assertThat(specifiers.contains(prerelease, false)).isFalse();
    }

    @Test
    void writesClausesSortedAndOnceAndAsTheyWere() {
        assertThat(SpecifierSet.parse("<2, >= 1.0RC1,!=1.5,<2.0")).hasToString("!=1.5,<2,>=1.0RC1");
    }

    @Test
    void equalsWhatHasEqualClauses() {
        assertThat(SpecifierSet.parse("<2,>=1"))
                .isEqualTo(SpecifierSet.parse(">=1.0,<2.0"))
                .hasSameHashCodeAs(SpecifierSet.parse(">=1.0,<2.0"));
        assertThat(SpecifierSet.parse("~=1.0")).isNotEqualTo(SpecifierSet.parse("~=1.0.0"));
        assertThat(SpecifierSet.parse("==1.0.*")).isNotEqualTo(SpecifierSet.parse("==1.00.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0", "=1.0", "=>1.0", "~=1", "~=1.0.*", ">=1.0.*", ">=1.0+a", "~=1.0+a", "==1.0a1.*", "==1.0.dev1.*",
                "==1.0+a.*", "==1.0.post1.*", ">= 1.0 2.0", "==", "===a b", "===a;b", ">=1.0;", "<", ">>1", "==*"
            })
    void refusesWhatIsNoSpecifier(String text) {
        assertThatThrownBy(() -> SpecifierSet.parse(text)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void pointsIntoTheWholeText() {
        assertThatThrownBy(() -> SpecifierSet.parse(">=1.0, <two"))
                .isInstanceOfSatisfying(
                        InvalidPep.class, e -> assertThat(e.position()).isEqualTo(8));
    }
}
