package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidPepTest {
    @Test
    void showsTheTextAndACaretUnderThePlace() {
        assertThat(new InvalidPep("os_nam == 'nt'", 3, "no such variable")).hasMessage("""
                no such variable
                    os_nam == 'nt'
                       ^""");
    }

    @Test
    void pointsBehindTheEnd() {
        assertThat(new InvalidPep("1.", 2, "more wanted")).hasMessage("more wanted\n    1.\n      ^");
    }

    @Test
    void showsOnlyTheLineOfThePlace() {
        assertThat(new InvalidPep("Name: a\nVersion: ?\nSummary: b", 17, "no version"))
                .hasMessage("no version\n    Version: ?\n             ^");
    }

    @Test
    void cutsALongLineToAWindow() {
        String digits = "0123456789".repeat(100_000);
        assertThat(new InvalidPep(digits, 500_005, "too long"))
                .hasMessage("too long\n    ..." + digits.substring(5, 85) + "...\n       " + " ".repeat(40) + "^");
    }

    @Test
    void keepsTheCaretInPlaceBehindControlCharacters() {
        assertThat(new InvalidPep("a\tb\u001bc", 4, "wrong")).hasMessage("wrong\n    a b?c\n        ^");
    }

    @Test
    void showsThePlaceNearestToOneThatIsNotThere() {
        assertThat(new InvalidPep("ab", 7, "wrong")).hasMessage("wrong\n    ab\n      ^");
        assertThat(new InvalidPep("ab", -1, "wrong")).hasMessage("wrong\n    ab\n    ^");
    }

    @Test
    void keepsWhatItWasGiven() {
        InvalidPep invalid = new InvalidPep("text", 1, "reason");
        assertThat(invalid.input()).isEqualTo("text");
        assertThat(invalid.position()).isEqualTo(1);
        assertThat(invalid.reason()).isEqualTo("reason");
    }

    @Test
    void nothing_is_pointed_at_in_an_empty_text() {
        assertThat(new InvalidPep("", 0, "a person has a name")).hasMessage("a person has a name");
    }
}
