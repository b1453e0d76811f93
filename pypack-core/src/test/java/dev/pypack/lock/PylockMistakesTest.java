package dev.pypack.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Judges;
import dev.pypack.pep.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the standard forbids is refused, with its place; {@code packaging} refuses it too, but for what is listed. */
class PylockMistakesTest {
    private static final String PIECES = "[]{}=\"'.,#\n\\ \t\u0000é:;<>!~*?/-_0a@()";

    @TempDir
    Path folder;

    /** A text of the lock with every key, what stands there instead, where it is found, and what is said. */
    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("lock-version = \"1.0\"\n", "", "", "lock-version is missing"),
                Arguments.of("\"1.0\"", "\"2.0\"", ":1:1", "reads 1.x"),
                Arguments.of("\"1.0\"", "\"one\"", ":1:1", "which is none"),
                Arguments.of("lock-version = \"1.0\"", "lock-version = 1.0", ":1:1", "must be a string"),
                Arguments.of("created-by = \"mousebender\"\n", "", "", "created-by is missing"),
                Arguments.of("sys_platform == 'win32'\"]", "sys_platform = 'win32'\"]", ":2:44", "sys_platform = "),
                Arguments.of("[\"cli\", \"gpu\"]", "[\"CLI\"]", ":4:11", "CLI is not normalised: cli"),
                Arguments.of("[\"dev\", \"docs\"]", "[\"dev\", 3]", ":5:29", "holds 3"),
                Arguments.of("requires-python = \">=3.9\"", "requires-python = \"3.9\"", ":3:1", "requires-python"),
                Arguments.of("name = \"attrs\"\n", "", ":9:1", "packages[0].name is missing"),
                Arguments.of("name = \"attrs\"", "name = \"Attrs\"", ":10:1", "Attrs is not normalised"),
                Arguments.of("name = \"attrs\"", "name = \"attrs2\"", ":9:1", "is a file of attrs, not of attrs2"),
                Arguments.of("version = \"25.1.0\"", "version = \"25.1.1\"", ":9:1", "is of version 25.1.0"),
                Arguments.of("version = \"25.1.0\"", "version = \"twenty\"", ":11:1", "twenty"),
                Arguments.of("marker = \"'cli'", "marker = \"cli", ":12:1", "packages[0].marker"),
                Arguments.of("{ name = \"tree\" }]", "1]", ":14:56", "holds 1"),
                Arguments.of("size = 8", "size = -8", ":16:", "less than 0"),
                Arguments.of("size = 8", "size = true", ":16:", "must be an integer"),
                Arguments.of("11:30:10.164985Z", "11:30:10+01:00", ":16:", "has to be a date and time in UTC"),
                Arguments.of("2025-01-25T11:30:10.164985Z", "2025-01-25", ":16:", "has to be a date and time in UTC"),
                Arguments.of("2025-01-25T11:30:10.164985Z", "{ a = 1 }", ":16:", "must be a date and time"),
                Arguments.of("2025-01-25T11:30:10.164985Z", "[1]", ":16:", "must be a date and time"),
                Arguments.of(
                        "url = \"https://example.com/attrs-25.1.0.tar.gz\", ", "", ":16:1", "neither url nor path"),
                Arguments.of("attrs-25.1.0.tar.gz", "attrs-25.1.0.rar", ":16:1", ".tar.gz or .zip"),
                Arguments.of("attrs-25.1.0-py3-none-any.whl", "attrs-25.1.0.whl", ":18:", "five parts"),
                Arguments.of("{ sha512 = \"", "{ sha512 = 5, other = \"", ":30:", "must be a string"),
                Arguments.of(", hashes = { md5", ", hash = { md5", ":18:", "hashes is missing"),
                Arguments.of("{ sha512 = \"" + "0123456789abcdef".repeat(8) + "\" }", "{}", ":30:", "hashes is empty"),
                Arguments.of("sha512", "sha256", ":30:", "it has 64 hexadecimal digits"),
                Arguments.of("kind = \"GitHub\", ", "", ":21:3", "kind is missing"),
                Arguments.of("type = \"git\", ", "", ":41:1", "packages[3].vcs.type is missing"),
                Arguments.of("type = \"git\"", "type = \"cvs\"", ":41:1", "registered as cvs"),
                Arguments.of("commit-id = \"0123456789", "commit-id = \"main", ":41:1", "is no hash"),
                Arguments.of("subdirectory = \"a/b\"", "subdirectory = \"a/../../b\"", ":41:1", "root of the source"),
                Arguments.of("subdirectory = \"py\"", "subdirectory = \"/py\"", ":30:1", "root of the source"),
                Arguments.of("subdirectory = \"python\"", "subdirectory = \"C:py\"", ":45:1", "root of the source"),
                Arguments.of("path = \"../tree\", ", "", ":45:1", "packages[4].directory.path is missing"),
                Arguments.of("editable = true", "editable = \"yes\"", ":45:", "must be true or false"),
                Arguments.of("name = \"repo\"", "name = \"repo\"\narchive = 1", ":39:1", "comes from vcs and archive"),
                Arguments.of(
                        "name = \"repo\"\nvcs", "name = \"repo\"\n[packages.tool.x]\nvcs", ":39:1", "from nothing"),
                Arguments.of("[packages.tool.mousebender]\nnote = \"first\"", "[packages.vcs]", ":9:1", "from vcs and"),
                Arguments.of("run-on", "run on", ":48:5", "expected ="));
    }

    /** The standard says so, and {@code packaging} does not look. */
    private static final List<String> ONLY_OURS = List.of(
            "size = -8",
            "11:30:10+01:00",
            "sha256",
            "type = \"cvs\"",
            "commit-id = \"main",
            "subdirectory = \"a/../../b\"",
            "subdirectory = \"/py\"",
            "subdirectory = \"C:py\"");

    @ParameterizedTest
    @MethodSource("mistakes")
    void are_told_with_their_place(String right, String wrong, String place, String said) {
        assertThat(Locks.EVERY_KEY).contains(right);
        assertThatThrownBy(() -> Locks.parse(Locks.EVERY_KEY.replace(right, wrong)))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pylock.toml" + place)
                .hasMessageContaining(said);
    }

    @Test
    void are_mistakes_to_packaging_too() throws IOException {
        List<Arguments> cases = mistakes();
        List<String> texts = cases.stream()
                .map(each -> Locks.EVERY_KEY.replace((String) each.get()[0], (String) each.get()[1]))
                .toList();
        List<String> judged = Locks.judgedByPackaging(Judges.summoned(), folder, texts);
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (judged.get(i).startsWith("{")) {
                accepted.add((String) cases.get(i).get()[1]);
            }
        }
        assertThat(accepted).containsExactlyElementsOf(ONLY_OURS);
    }

    @Test
    void are_told_all_in_one_run() {
        String wrong = Locks.EVERY_KEY
                .replace("created-by = \"mousebender\"\n", "")
                .replace("version = \"25.1.0\"", "version = \"twenty\"")
                .replace("type = \"git\"", "type = \"cvs\"")
                .replace("path = \"../tree\", ", "");
        assertThatThrownBy(() -> Locks.parse(wrong))
                .isInstanceOfSatisfying(
                        UserMistake.class, e -> assertThat(e.findings()).hasSize(4));
    }

    @Test
    void of_another_major_version_nothing_else_is_said() {
        assertThatThrownBy(() -> Locks.parse("lock-version = \"2.0\"\nlock = 1\npackages = 3\n"))
                .isInstanceOfSatisfying(
                        UserMistake.class,
                        e -> assertThat(e.findings()).extracting(Finding::id).containsExactly("lock-version"));
    }

    @Test
    void versions_of_source_trees_are_not_locked() {
        assertThatThrownBy(() -> new LockedPackage(
                        "tree",
                        Optional.of(Version.parse("1")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        new LockedDirectory("tree", false, Optional.empty()),
                        List.of(),
                        FreeTable.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("source tree");
    }

    /** Whatever is written in a lock, it is read or refused, and what is read can be written and read. */
    @Test
    void mutants_are_read_or_refused_and_packaging_reads_what_we_read() throws IOException {
        Random random = new Random(751);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            String mutant = mutated(random);
            if (Locks.mistakesOf(mutant).isEmpty()) {
                String written = Locks.parse(mutant).toToml();
                assertThat(Locks.parse(written).toToml()).isEqualTo(written);
                read.add(mutant);
                read.add(written);
            }
        }
        assertThat(read).hasSizeGreaterThan(200);
        List<String> judged = Locks.judgedByPackaging(Judges.summoned(), folder, read);
        for (int i = 0; i < read.size(); i += 2) {
            assertThat(judged.get(i)).as(read.get(i)).startsWith("{");
            assertThat(judged.get(i + 1)).as(read.get(i)).isEqualTo(judged.get(i));
        }
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(Locks.EVERY_KEY);
        for (int change = random.nextInt(2); change >= 0; change--) {
            int place = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(place, piece);
                case 1 -> text.insert(place, piece);
                default -> text.delete(place, Math.min(text.length(), place + 1 + random.nextInt(4)));
            }
        }
        return text.toString();
    }
}
