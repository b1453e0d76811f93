package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class HostileInputTest {
    private static final String ODD = "\0\n\r\u001b\u0085\u2028\u202e\u0661\u00b2\ud800\ufeff :=_-.*%$/\\t0193";
    private static final int MUTATIONS = 4_000;

    private final Random random = new Random(20260101);

    @Test
    void isATargetOrUnknown() {
        List<String> texts =
                new ArrayList<>(List.of("linux_amd64:glibc=2.17", "android_24_arm64", "linux_amd64-cp313t"));
        Platform.all().forEach(platform -> texts.addAll(platform.aliases()));
        int unknown = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String text = mutated(texts.get(random.nextInt(texts.size())));
            String python = mutated("3.13.1t");
            unknown += unknowns(text, Target::ofId) + unknowns(text, odd -> Target.of(odd, "3.13"));
            unknown += unknowns(python, odd -> Target.of("windows", odd));
        }
        assertThat(unknown).isBetween(MUTATIONS, 3 * MUTATIONS);
    }

    @Test
    void isAnInterpreterOrUnknown() {
        String json = Target.of("windows_amd64", "3.13").completePlatform().toJson();
        int unknown = 0;
        for (int i = 0; i < MUTATIONS / 4; i++) {
            unknown += unknowns(mutated(json), odd -> Target.of(CompletePlatform.parse(odd)));
        }
        assertThat(unknown).isPositive();
    }

    @Test
    void isRefusedAtOnceHoweverLong() {
        String letters = "linux_amd64".repeat(500_000);
        String digits = "x86_64-manylinux_" + "1".repeat(5_000_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String text : List.of(letters, digits, "linux_amd64:glibc=" + digits, letters + "-cp313")) {
                assertThatThrownBy(() -> Platform.of(text)).isInstanceOf(UnknownTarget.class);
                assertThatThrownBy(() -> Target.ofId(text)).isInstanceOf(UnknownTarget.class);
                assertThatThrownBy(() -> PythonVersion.parse(text))
                        .isInstanceOfSatisfying(
                                UnknownTarget.class,
                                e -> assertThat(e.getMessage()).hasSizeLessThan(400));
            }
        });
    }

    @Test
    void isShownWithoutWhatATerminalObeys() {
        assertThatThrownBy(() -> Platform.of("a\u001b[31m\n\u202eb")).hasMessageContaining("a?[31m??b");
    }

    private static int unknowns(String text, Consumer<String> reader) {
        try {
            reader.accept(text);
            return 0;
        } catch (UnknownTarget e) {
            return 1;
        }
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int place = random.nextInt(mutated.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> mutated.insert(place, ODD.charAt(random.nextInt(ODD.length())));
                case 1 -> mutated.delete(place, Math.min(mutated.length(), place + 1));
                default -> mutated.setLength(place);
            }
        }
        return mutated.toString();
    }
}
