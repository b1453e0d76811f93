package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.finding.Finding;
import dev.pypack.project.PlacedValue.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;
import org.tomlj.TomlVersion;

/** What is plain is read as tomlj reads it; what tomlj refuses is never plain. */
class PlainTomlTest {
    private static final String LOCK = """
            # by a program
            lock-version = "1.0"
            extras = []
            "quoted key" = 'C:\\path'

            [[packages]]
            name = "a"   # the first
            dependencies = [{ name = "b" }, { name = "c", version = "1" },]
            sdist = { url = "https://example.com/a \\"b\\"", size = 12, upload-time = 2026-01-01T00:00:00Z, hashes = { sha256 = "00" } }
            wheels = [
              { url = "x", flag = true },
              # nothing
              { url = "y\\t", time = 2026-01-01T00:00:00.5+02:00 },
            ]
            [packages.tool.x]
            y = 1
            [[packages.more]]
            z = 0
            [[packages.more]]
            z = 3

            [[packages]]
            name = "b"
            [packages.tool.x]
            y = 2

            [tool.pypack.inputs]
            "project.dependencies" = "ab"
            """;

    private static final String PROJECT = """
            [build-system]
            requires = [ "hatchling>=1", 'x' ]  # both

            [project]
            name = "a"
              version = "1"
            readme.file = "README.md"
            readme.content-type = "text/markdown"
            urls."Home page" = "https://example.com"
            authors = [
            \t{ name = "Ada", 'e-mail'.x.y = "a@example.com", 'e-mail'.x.z = 1 },
                [ [ 1, 2 ], [ ] ],
            ]

            [project.optional-dependencies]
            all = ["a[b]"]

            [tool.black]
            exclude = \'\'\'
            /(
              \\.git ''
            )/
            \'\'\'
            more = \"""first \"\"
              "second" \\\\ \\" \\t
            \""" # after
            after = 1
            share = 90.5
            least = -12

            [[tool.mypy.overrides]]
            module = "x"
            [[tool.mypy.overrides]]
            [tool.mypy.overrides.in]
            a.b = [ 1,
              { c = \'\'\'x
            \'\'\', d = 2 } ]
            """;

    @Test
    void what_most_files_have_is_read_as_tomlj_reads_it() {
        for (String text : List.of(LOCK, LOCK.replace("\n", "\r\n"), PROJECT, "", "\n\n", "a = 1", "# end")) {
            assertEqual(PlainToml.parse(text).orElseThrow(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1.5e3",
                "a = inf",
                "a = 0x10",
                "a = 1_000",
                "a = 2026-01-01",
                "a = 2026-01-01T00:00:00",
                "a = 2026-01-01T00:00Z",
                "a = 2026-02-30T00:00:00Z",
                "a = 2026-01-01T00:00:00+99:00",
                "a = \"\"\"x\"\"\"\"",
                "a = '''x''''",
                "a = \"\"\"x\\\n  y\"\"\"",
                "a = \"\"\"x\r\n\"\"\"",
                "a.b = 1\n[a.c]",
                "a = \"\\u0041\"",
                "a = \"\ud83d\ude00\"",
                "[a . b]",
                "a = 01",
                "a = +1",
                "a = -0",
            })
    void other_toml_is_left_to_tomlj(String text) {
        assertThat(PlainToml.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\na = 2",
                "[a]\n[a]",
                "a.b = 1\na.b = 2",
                "a.b = 1\na.b.c = 2",
                "a = 1\na.b = 1",
                "a.b = 1\na = 1",
                "a.b = 1\n[a]",
                "[a.b]\n[c]\n[a.b.d]\n[a.b]",
                "[[a.b]]\n[a]\nb.c = 1",
                "a = { b = 1 }\na.c = 1",
                "a = { b.c = 1, b.c.d = 2 }",
                "a = { b.c = 1, b = 2 }",
                "a = \"\"\"x",
                "a = '''x''",
                "[a]\nb = 1\n[a.b]",
                "[a.b]\n[a]",
                "a = { b = 1 }\n[a.c]",
                "a = [{ b = 1 }]\n[[a]]",
                "a = [{ b = 1 }]\n[a.c]",
                "[[a]]\n[a]",
                "a = 1 b = 2",
                "a = [1,,2]",
                "a = [1 2]",
                "a = { b = 1, }",
                "a = { b = 1,\n c = 2 }",
                "a = { b = 1, b = 2 }",
                "a = \"x",
                "a = 'x\ny'",
                "a = \"\u0001\"",
                "a = \"\\x\"",
                "# \u0001",
                "a =",
                "= 1",
                "[a",
                "[[a]",
                "[]",
                "a = tru",
                "a = [1",
                "a = {",
                "\r a = 1",
            })
    void what_is_no_toml_is_not_plain(String text) {
        assertThat(Toml.parse(text, TomlVersion.V1_0_0).hasErrors() || text.equals("[a.b]\n[a]"))
                .as(text)
                .isTrue();
        assertThat(PlainToml.parse(text)).as(text).isEmpty();
    }

    @Test
    void nesting_without_end_is_left_to_tomlj() {
        String key = "a.".repeat(300) + "a";
        for (String text : List.of(
                "a = " + "[".repeat(100_000),
                key + " = 1",
                "[" + key + "]\n",
                "[[" + key + "]]\n",
                "[t]\n" + "a = { b.c.d.e = ".repeat(40) + "1" + " }".repeat(40))) {
            assertThat(PlainToml.parse(text)).as(text).isEmpty();
        }
        assertThat(PlainToml.parse("a.".repeat(40) + "a = 1\n[t.u]\nb.c = [ { d.e = [ 1 ] } ]\n"))
                .isPresent();
    }

    @Test
    void mutants_are_read_as_tomlj_reads_them_or_not_at_all() {
        Random random = new Random(1);
        String letters = "[]{}=,.\"'#\\ \n\r\tab1-T:Z+_\u0001é";
        int plain = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? LOCK : PROJECT);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int place = random.nextInt(text.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(place, letter);
                    case 1 -> text.insert(place, letter);
                    default -> text.deleteCharAt(place);
                }
            }
            String mutant = text.toString();
            Optional<Table> read = PlainToml.parse(mutant);
            if (read.isPresent()) {
                plain++;
                assertEqual(read.get(), mutant);
            }
        }
        assertThat(plain).isBetween(5_000, 18_000);
    }

    @Test
    void mutants_of_times_are_read_as_tomlj_reads_them_or_not_at_all() {
        Random random = new Random(2);
        List<String> times =
                List.of("2026-01-31T23:59:08Z", "0999-12-01T00:00:00.120456789-05:30", "2024-02-29T01:02:03.4+18:00");
        String letters = "0123456789-+:.TZ";
        int plain = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder time = new StringBuilder(times.get(round % times.size()));
            int place = random.nextInt(time.length());
            char letter = letters.charAt(random.nextInt(letters.length()));
            switch (random.nextInt(4)) {
                case 0 -> time.insert(place, letter);
                case 1 -> time.deleteCharAt(place);
                default -> time.setCharAt(place, letter);
            }
            String text = "a = " + time + "\n";
            Optional<Table> read = PlainToml.parse(text);
            if (read.isPresent()) {
                plain++;
                assertEqual(read.get(), text);
            }
        }
        assertThat(plain).isBetween(700, 4_000);
    }

    private static Table full(String text) {
        List<Finding> mistakes = new ArrayList<>();
        Optional<Table> read = FullToml.parse("pyproject.toml", text, mistakes);
        assertThat(mistakes).as(text).isEmpty();
        return read.orElseThrow();
    }

    /** With the places, and in the order of the file, which equality passes over. */
    private static void assertEqual(Table plain, String text) {
        assertThat(plain.toString()).as(text).isEqualTo(full(text).toString());
    }
}
