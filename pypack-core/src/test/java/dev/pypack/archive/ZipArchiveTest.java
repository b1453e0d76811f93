package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.finding.Severity;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZipArchiveTest {
    @TempDir
    Path folder;

    static List<ZipSample> hostile() {
        return HostileZips.hostile();
    }

    static List<ZipSample> odd() {
        return HostileZips.odd();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refuses_for_the_right_reason(ZipSample sample) throws Exception {
        assertThat(ZipSample.ids(sample.in(folder))).isEqualTo(sample.expectedIds());
        assertThat(sample.expected()).anyMatch(rule -> rule.text().severity() == Severity.ERROR);
    }

    @ParameterizedTest
    @MethodSource("odd")
    void accepts_what_is_only_odd(ZipSample sample) throws Exception {
        assertThat(ZipSample.ids(sample.in(folder))).isEqualTo(sample.expectedIds());
        assertThat(sample.expected()).noneMatch(rule -> rule.text().severity() == Severity.ERROR);
    }

    @Test
    void has_a_sample_of_every_rule_but_of_the_limits() {
        Set<ZipRule> limits = EnumSet.of(ZipRule.LIMIT_ENTRIES, ZipRule.LIMIT_DIRECTORY, ZipRule.LIMIT_SIZE);
        Set<ZipRule> shown = EnumSet.copyOf(limits);
        Stream.concat(hostile().stream(), odd().stream()).forEach(sample -> shown.addAll(sample.expected()));

        assertThat(shown).containsExactlyInAnyOrder(ZipRule.values());
    }
}
