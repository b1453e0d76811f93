package dev.pypack.wheel;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Severity;
import dev.pypack.judge.Judges;
import dev.pypack.judge.RealWheels;
import dev.pypack.process.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Holds the samples of the rules before the tools that the rules name, and before the installers. */
@ExtendWith(SoftAssertionsExtension.class)
class WheelPeersTest {
    private static final String CONTENTS = "check-wheel-contents";
    private static final String TWINE = "twine";
    private static final Path SCRIPT = Path.of("src", "test", "python", "judge_wheels.py");

    /**
     * What none of the three installers refuses, and yet is an error: it is not true, or readers see different things,
     * or the index refuses it.
     */
    private static final Set<WheelRule> ERRORS_OF_OTHERS = EnumSet.of(
            WheelRule.WHEEL_TAGS, // not true
            WheelRule.WHEEL_PURELIB, // other readers, other folders
            WheelRule.WHEEL_DOUBLED, // the first or the last
            WheelRule.METADATA_LATE, // the index
            WheelRule.METADATA_LICENSES, // the index
            WheelRule.LICENSE_FILE_MISSING, // the index
            WheelRule.RECORD_PATH, // leads outside, for whoever removes what was installed
            WheelRule.RECORD_EXTRA, // not true
            WheelRule.RECORD_BACKSLASH, // not the names of the files
            WheelRule.DATA_NAME, // other readers, other folders
            WheelRule.NATIVE_ANY, // not true
            WheelRule.NATIVE_MACHINE, // not true
            WheelRule.NATIVE_ABI); // not true

    private static final List<Judged> JUDGED = new ArrayList<>();

    @TempDir
    static Path folder;

    /** What the tools say of one wheel: codes, words, and why it can't be installed, which is empty where it can. */
    record Verdict(
            @SerializedName(CONTENTS) Set<String> contents,
            Set<String> twine,
            @Nullable String installer,
            @Nullable String pip,
            @Nullable String uv) {
        boolean isRefused() {
            return Stream.of(installer, pip, uv).anyMatch(reason -> reason != null && !reason.isEmpty());
        }
    }

    record Judged(WheelChecksTest.Sample sample, String file, Verdict verdict) {
        Set<String> peers(String tool) {
            return WheelPeersTest.peers(sample.expected(), tool);
        }

        boolean isError() {
            return sample.expected().stream().anyMatch(rule -> rule.text().severity() == Severity.ERROR);
        }

        @Override
        public String toString() {
            return sample + " " + verdict;
        }
    }

    @BeforeAll
    static void judge() throws Exception {
        List<WheelChecksTest.Sample> samples = Stream.concat(
                        WheelChecksTest.samples().stream(),
                        WheelChecksTest.good_ones()
                                .map(wheel -> new WheelChecksTest.Sample(wheel, EnumSet.noneOf(WheelRule.class))))
                .toList();
        List<String> files = new ArrayList<>();
        for (WheelChecksTest.Sample sample : samples) {
            files.add(sample.wheel()
                    .in(folder.resolve(String.valueOf(files.size())))
                    .toString());
        }
        List<Verdict> verdicts = verdicts("install", files);
        for (int i = 0; i < samples.size(); i++) {
            JUDGED.add(new Judged(samples.get(i), files.get(i), verdicts.get(i)));
        }
    }

    private static List<Verdict> verdicts(String task, List<String> files) {
        List<String> words = new ArrayList<>(List.of(task));
        words.addAll(files);
        Outcome outcome = Judges.summoned().python(SCRIPT, words.toArray(String[]::new));
        List<String> lines = outcome.output().lines().toList();
        assertThat(lines).as(outcome.errors()).hasSameSizeAs(files);
        return lines.stream()
                .map(line -> new Gson().fromJson(line, Verdict.class))
                .toList();
    }

    @Test
    void of_wheels_in_use_the_peers_say_just_what_the_rules_say(SoftAssertions softly) throws Exception {
        List<String> wheels = RealWheels.all().stream().map(Path::toString).toList();
        List<Verdict> verdicts = verdicts("look", wheels);
        for (int i = 0; i < wheels.size(); i++) {
            Set<String> found = WheelChecks.of(Path.of(wheels.get(i)), 2).stream()
                    .map(Finding::id)
                    .collect(toCollection(TreeSet::new));
            Set<WheelRule> rules = Arrays.stream(WheelRule.values())
                    .filter(rule -> found.contains(rule.id()))
                    .collect(toCollection(() -> EnumSet.noneOf(WheelRule.class)));
            softly.assertThat(peers(rules, CONTENTS))
                    .as(wheels.get(i))
                    .isEqualTo(verdicts.get(i).contents());
            softly.assertThat(peers(rules, TWINE))
                    .as(wheels.get(i))
                    .isEqualTo(verdicts.get(i).twine());
        }
    }

    private static Set<String> peers(Set<WheelRule> rules, String tool) {
        return rules.stream()
                .flatMap(rule -> rule.text().peers().stream())
                .filter(peer -> (peer + " ").startsWith(tool + " "))
                .map(peer -> peer.substring(tool.length()).strip())
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void the_peers_that_a_rule_names_say_the_same_of_its_samples(SoftAssertions softly) {
        for (Judged judged : JUDGED) {
            Set<String> contents = judged.peers(CONTENTS);
            boolean isRefused = contents.remove("");
            if (isRefused) {
                softly.assertThat(judged.verdict().contents()).as("%s", judged).containsExactly("refused");
            } else if (!judged.verdict().contents().contains("refused")) {
                softly.assertThat(judged.verdict().contents()).as("%s", judged).containsAll(contents);
            }
            softly.assertThat(judged.verdict().twine()).as("%s", judged).containsAll(judged.peers(TWINE));
        }
    }

    @Test
    void what_the_peers_say_of_any_sample_a_rule_names(SoftAssertions softly) {
        for (Judged judged : JUDGED) {
            Set<String> contents = new TreeSet<>(judged.verdict().contents());
            if (judged.file().endsWith("cp312-none-any.whl")) {
                contents.remove("W001"); // bytecode is what such a wheel is for
            }
            // check-wheel-contents believes the names in RECORD, though no such files are there.
            boolean hasFalseNames = judged.sample().expected().contains(WheelRule.RECORD_PATH)
                    || judged.sample().expected().contains(WheelRule.RECORD_BACKSLASH);
            if (contents.equals(Set.of("refused"))) {
                softly.assertThat(judged.isError()).as("%s", judged).isTrue();
            } else if (!hasFalseNames) {
                softly.assertThat(judged.peers(CONTENTS)).as("%s", judged).containsAll(contents);
            }
            if (judged.verdict().twine().contains("InvalidDistribution") && judged.isError()) {
                continue;
            }
            softly.assertThat(judged.peers(TWINE))
                    .as("%s", judged)
                    .containsAll(judged.verdict().twine());
        }
    }

    @Test
    void what_is_no_error_each_installer_takes(SoftAssertions softly) {
        JUDGED.stream()
                .filter(judged -> !judged.isError())
                .forEach(judged -> softly.assertThat(judged.verdict().isRefused())
                        .as("%s", judged)
                        .isFalse());
    }

    @Test
    void what_is_an_error_an_installer_refuses_or_it_is_known_why_not() {
        Map<WheelRule, List<Judged>> byRule = new EnumMap<>(WheelRule.class);
        JUDGED.forEach(judged -> judged.sample()
                .expected()
                .forEach(rule ->
                        byRule.computeIfAbsent(rule, any -> new ArrayList<>()).add(judged)));
        Set<WheelRule> taken = Arrays.stream(WheelRule.values())
                .filter(rule -> rule.text().severity() == Severity.ERROR)
                .filter(rule -> byRule.getOrDefault(rule, List.of()).stream()
                        .noneMatch(judged -> judged.verdict().isRefused()))
                .collect(toCollection(() -> EnumSet.noneOf(WheelRule.class)));

        assertThat(taken).containsExactlyInAnyOrderElementsOf(ERRORS_OF_OTHERS);
    }
}
