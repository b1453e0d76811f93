package dev.pypack.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final Finding TYPO =
            Finding.error("unknown-key", new Place("pyproject.toml", 3, 1), "nmae is unknown", "Did you mean name?");

    @Test
    void a_finding_reads_as_place_message_and_remedy_below() {
        assertThat(TYPO.toText()).isEqualTo("pyproject.toml:3:1: nmae is unknown\n    Did you mean name?");
    }

    @Test
    void a_place_names_only_what_is_known() {
        assertThat(Place.of("pom.xml")).hasToString("pom.xml");
        assertThat(new Place("a.py", 7, 0)).hasToString("a.py:7");
    }

    @Test
    void a_mistake_says_all_its_findings() {
        Finding other = Finding.error("x", Place.of("README.md"), "is missing", "");

        assertThat(new UserMistake(Findings.of(List.of(TYPO, other))))
                .hasMessage(TYPO.toText() + "\nREADME.md: is missing");
    }

    @Test
    void only_errors_are_errors() {
        Finding warning = Finding.warning("w", Place.of("a"), "odd", "");

        assertThat(Findings.of(List.of(warning, TYPO)).errors()).containsExactly(TYPO);
    }

    @Test
    void the_nearest_name_is_suggested_and_a_far_one_is_not() {
        List<String> keys = List.of("name", "version", "description", "dependencies");

        assertThat(Suggestion.nearest("dependancies", keys)).contains("dependencies");

        assertThat(Suggestion.nearest("versoin", keys)).contains("version");
        assertThat(Suggestion.nearest("nmae", keys)).contains("name");
        assertThat(Suggestion.nearest("zebra", keys)).isEmpty();
    }
}
