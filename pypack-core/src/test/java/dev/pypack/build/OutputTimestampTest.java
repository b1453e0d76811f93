package dev.pypack.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.UserMistake;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {
    private static final Map<String, String> EPOCH = Map.of("SOURCE_DATE_EPOCH", "1000000000");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z,      2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+09:00, 2026-01-31T03:00:00Z",
        "1769860800,                2026-01-31T12:00:00Z",
    })
    void the_POM_says_it_first(String property, String time) {
        assertThat(OutputTimestamp.of(Optional.of(property), EPOCH)).hasToString(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1980-02-01T00:00:00Z"})
    void then_the_environment_where_the_POM_or_Maven_4_means_nothing_by_it(String property) {
        assertThat(OutputTimestamp.of(Optional.of(property), EPOCH)).hasToString("2001-09-09T01:46:40Z");
    }

    @Test
    void else_it_is_what_Maven_4_sets() {
        assertThat(OutputTimestamp.of(Optional.empty(), Map.of())).hasToString("1980-02-01T00:00:00Z");
    }

    @Test
    void what_is_no_time_is_refused_with_the_setting_s_name() {
        assertThatThrownBy(() -> OutputTimestamp.of(Optional.of("yesterday"), Map.of()))
                .isInstanceOf(UserMistake.class)
                .hasMessageStartingWith("project.build.outputTimestamp: yesterday is no time");
        assertThatThrownBy(() -> OutputTimestamp.of(Optional.empty(), Map.of("SOURCE_DATE_EPOCH", "9".repeat(30))))
                .hasMessageStartingWith("SOURCE_DATE_EPOCH: 999");
    }
}
