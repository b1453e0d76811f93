package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts are ordered as the lists of their code points are, halves of pairs too. */
class CodePointOrderTest {
    private static final String[] LETTERS = {
        "a", "b", "/", "\u00e9", "\u0100", "\ud7ff", "\ud800", "\udbff", "\udc00", "\ude00", "\udfff", "\ue000",
        "\uffff"
    };

    @Test
    void texts_are_ordered_by_code_points() {
        List<String> texts = texts();
        for (String left : texts) {
            for (String right : texts) {
                int expected = Arrays.compare(
                        left.codePoints().toArray(), right.codePoints().toArray());
                assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(left, right)))
                        .as("%s %s", left, right)
                        .isEqualTo(Integer.signum(expected));
            }
        }
    }

    private static List<String> texts() {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>(List.of("", "\ud83d\ude00", "\ue000\ud800\udc00"));
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(5); length >= 0; length--) {
                text.append(LETTERS[random.nextInt(LETTERS.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
