package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageNameTest {
    @ParameterizedTest
    @CsvSource({
        "FrIeNdLy-._.-bArD, friendly-bard",
        "zope.interface, zope-interface",
        "typing_extensions, typing-extensions",
        "A, a",
        "3to2, 3to2"
    })
    void normalizesAsPep503Says(String name, String normalized) {
        assertThat(PackageName.normalize(name)).isEqualTo(normalized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", ".", "_a", "a b", "a\n", "é", "a/b", "\u017f", "\u212a"})
    void refusesWhatIsNoProjectName(String text) {
        assertThatThrownBy(() -> PackageName.normalize(text)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void pointsAtTheWrongCharacter() {
        assertThatThrownBy(() -> PackageName.normalize("spam eggs"))
                .isInstanceOfSatisfying(
                        InvalidPep.class, e -> assertThat(e.position()).isEqualTo(4));
    }
}
