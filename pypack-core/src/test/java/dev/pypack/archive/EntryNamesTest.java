package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNamesTest {
    private final EntryNames names = new EntryNames();

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a/b.py", "...", "a/..b", "a../b", "..a/b", ".", "a/./b", "ä/\uD83D\uDE00", "a b", "a:b"})
    void names_that_lead_down_are_taken_once(String name) {
        names.take(name);

        assertThat(names.count()).isEqualTo(1);
        assertThatThrownBy(() -> names.take(name)).hasMessage("two entries are called " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                "..",
                "../a",
                "a/..",
                "a/../b",
                "a\\b",
                "a\nb",
                "a\u007fb",
                "a/\u0085"
            })
    void others_are_none(String name) {
        assertThatThrownBy(() -> names.take(name)).hasMessage("no name for an archive's entry: " + name);
    }

    @Test
    void what_a_header_can_hold_is_counted_in_bytes() {
        for (String character : new String[] {"a", "ä", "語", "\uD83D\uDE00"}) {
            int bytes = character.getBytes(UTF_8).length;
            String longest = character.repeat(0xFFFF / bytes) + "a".repeat(0xFFFF % bytes);
            names.take(longest);
            assertThatThrownBy(() -> names.take(longest + "a")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(names.count()).isEqualTo(4);
    }
}
