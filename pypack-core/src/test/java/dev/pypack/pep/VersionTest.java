package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    /** From PEP 440 and from version numbers that projects have published. */
    private static final List<String> IN_ORDER = List.of(
            "0.dev0",
            "0",
            "1.dev0",
            "1.0.dev456",
            "1.0a1.dev1",
            "1.0a1",
            "1.0a2.dev456",
            "1.0a12.dev456",
            "1.0a12",
            "1.0b1.dev456",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0",
            "1.0+abc.5",
            "1.0+abc.7",
            "1.0+abcd",
            "1.0+5",
            "1.0+5.0",
            "1.0+10",
            "1.0.post456.dev34",
            "1.0.post456",
            "1.0.post456+local",
            "1.0.1",
            "1.1.dev1",
            "1.9",
            "1.10",
            "2024.12.14",
            "20241214153000123456789",
            "100000000000000000000000",
            "1!0.1",
            "2!0",
            "10!0");

    @Test
    void sortsAsPep440Says() {
        List<Version> expected = IN_ORDER.stream().map(Version::parse).toList();
        List<Version> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(440));
        Collections.sort(shuffled);
        assertThat(shuffled).extracting(Version::toString).containsExactlyElementsOf(IN_ORDER);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0, 1.0",
        "'  1.0\t\n', 1.0",
        "01.002.0, 1.2.0",
        "1.0ALPHA-1, 1.0a1",
        "1.0c, 1.0rc0",
        "1.0.pre_3, 1.0rc3",
        "1.0preview3, 1.0rc3",
        "1-1, 1.post1",
        "1.0-r4, 1.0.post4",
        "1.0rev, 1.0.post0",
        "1.0-dev, 1.0.dev0",
        "1.0a.-1, 1.0a0.post1",
        "1.0b., 1.0b0",
        "0!1.0, 1.0",
        "01!1.0, 1!1.0",
        "1.0+Ubuntu-1_01, 1.0+ubuntu.1.1",
        "1.2.rev33+123456, 1.2.post33+123456"
    })
    void writesTheNormalForm(String text, String normal) {
        assertThat(Version.parse(text)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "french toast",
                "1.0+a+",
                "1.0++",
                "1.0+_foobar",
                "1.0+foo&asd",
                "1.0+1+1",
                "1..0",
                ".1",
                "1.",
                "1.0-",
                "1!",
                "!1",
                "1.0a1a2",
                "1.0dev1post1",
                "1.0.po\u017ft1",
                "١.٢",
                "1.0 1",
                "1.0+",
                "vv1"
            })
    void refusesWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> Version.parse(text)).isInstanceOf(InvalidPep.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0.0", "1.0.dev0, 1.dev", "1.0+1.a, 1+01.A", "0!1, 1", "0, 0.0"})
    void equalsWhatSortsAlike(String left, String right) {
        assertThat(Version.parse(left))
                .isEqualTo(Version.parse(right))
                .hasSameHashCodeAs(Version.parse(right))
                .isEqualByComparingTo(Version.parse(right));
    }

    @Test
    void knowsItsParts() {
        Version version = Version.parse("2!1.20.0a3.post4.dev5+Local.7");
        assertThat(version.epoch()).isEqualTo(BigInteger.TWO);
        assertThat(version.release()).map(BigInteger::intValue).containsExactly(1, 20, 0);
        assertThat(version.local()).hasValue("local.7");
        assertThat(version.publicVersion()).hasToString("2!1.20.0a3.post4.dev5");
        assertThat(version.baseVersion()).hasToString("2!1.20.0");
        assertThat(version.isPrerelease()).isTrue();
        assertThat(version.isPostrelease()).isTrue();
        assertThat(version.isDevrelease()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.0, false", "1.0.post1, false", "1.0a1, true", "1.0.dev1, true", "1.0rc1.post2, true", "1+a.1, false"
    })
    void knowsPrereleases(String text, boolean prerelease) {
        assertThat(Version.parse(text).isPrerelease()).isEqualTo(prerelease);
    }

    @Test
    void readsNumbersOfAnyReasonableLength() {
        String digits = "9".repeat(4300);
        assertThat(Version.parse(digits)).isGreaterThan(Version.parse(digits.substring(1) + "8"));
        assertThatThrownBy(() -> Version.parse(digits + "9"))
                .isInstanceOf(InvalidPep.class)
                .hasMessageContaining("4300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0", "1.", ".0", "1a", "1-", " ", "1+a."})
    void answersAHostileTextAtOnce(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
            try {
                Version.parse(text);
            } catch (InvalidPep expected) {
                assertThat(expected.getMessage()).hasSizeLessThan(300);
            }
        });
    }
}
