package dev.pypack.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tomlj.MutableTomlArray;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlVersion;
import org.tomlj.TomlWriteOptions;

/** Beside tomlj, which reads TOML for us where it isn't plain, and has written it too. */
final class TomlWriterTest {
    private static final int TABLES = 20_000;
    private static final TomlWriteOptions FORM =
            TomlWriteOptions.defaults().withVersion(TomlVersion.V1_0_0).withLineSeparator("\n");

    private final Random random = new Random(17);

    @Test
    void writes_tables_as_tomlj_does() {
        for (int i = 0; i < TABLES; i++) {
            Map<String, Object> table = table(3);

            assertThat(text(table))
                    .isEqualTo(toml(table, MutableTomlTable::create).toToml(FORM));
        }
    }

    @Test
    void a_text_on_several_lines_is_escaped_and_stands_on_one() {
        String text = text(Map.of("key", "a\nb\rc\td\"e\\f\u0001\u007f\b\f"));

        assertThat(text).isEqualTo("key = \"a\\nb\\rc\\td\\\"e\\\\f\\u0001\\u007f\\b\\f\"\n");
        assertThat(Toml.parse(text).getString("key")).isEqualTo("a\nb\rc\td\"e\\f\u0001\u007f\b\f");
    }

    @Test
    void writes_numbers_that_are_none() {
        assertThat(text(Map.of("key", List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))))
                .isEqualTo("key = [nan, inf, -inf]\n");
    }

    @Test
    void elements_of_an_array_of_tables_have_a_header_each() {
        TomlWriter toml = new TomlWriter();
        toml.set("a", 1L);
        toml.element("b");
        toml.set("c", Map.of("d", true));
        toml.element("b");
        toml.tables(List.of("b", "t"), Map.of("x", 1L));

        assertThat(toml).hasToString("a = 1\n\n[[b]]\nc = { d = true }\n\n[[b]]\n\n[b.t]\nx = 1\n");
    }

    private static String text(Map<String, Object> table) {
        TomlWriter toml = new TomlWriter();
        toml.tables(List.of(), table);
        return toml.toString();
    }

    private Map<String, Object> table(int depth) {
        Map<String, Object> table = new LinkedHashMap<>();
        int keys = random.nextInt(4);
        for (int i = 0; i < keys; i++) {
            table.put(key(), value(depth));
        }
        return table;
    }

    private String key() {
        List<String> keys = List.of("a", "bc", "d-e", "f_1", "g.h", "", "with blank", "\u00e9", "quo\"te", "42");
        return keys.get(random.nextInt(keys.size()));
    }

    private Object value(int depth) {
        int most = depth == 0 ? 9 : 12;
        return switch (random.nextInt(most)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 3 -> OffsetDateTime.of(dateAndTime(), random.nextBoolean() ? ZoneOffset.UTC : ZoneOffset.ofHours(2));
            case 4 -> dateAndTime();
            case 5 -> dateAndTime().toLocalDate();
            case 6 -> dateAndTime().toLocalTime();
            case 7, 8 -> string();
            case 9 -> table(depth - 1);
            default -> list(depth - 1);
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            list.add(value(depth));
        }
        return list;
    }

    private String string() {
        String letters = "abc XYZ\u00e9\u4e2d\"\\\t'#=[]{}";
        StringBuilder string = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            string.append(random.nextInt(20) == 0 ? "\ud83d\ude00" : letters.charAt(random.nextInt(letters.length())));
        }
        return string.toString();
    }

    private LocalDateTime dateAndTime() {
        int nanos = List.of(0, 1, 120_000_000, 123_456_789, 1_000).get(random.nextInt(5));
        return LocalDateTime.of(
                LocalDate.of(1970 + random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(2) * 59, nanos));
    }

    private static MutableTomlTable toml(Map<?, ?> values, Supplier<MutableTomlTable> form) {
        MutableTomlTable table = form.get();
        values.forEach((key, value) -> table.set(List.of((String) key), toml(value, form)));
        return table;
    }

    private static Object toml(Object value, Supplier<MutableTomlTable> form) {
        if (value instanceof Map<?, ?> map) {
            return toml(map, form);
        }
        if (value instanceof List<?> list) {
            MutableTomlArray array = MutableTomlArray.createInline();
            list.forEach(each -> array.add(toml(each, MutableTomlTable::createInline)));
            return array;
        }
        return value;
    }
}
