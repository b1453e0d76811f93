package dev.pypack.project.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Judges;
import dev.pypack.judge.PublishedProjects;
import dev.pypack.process.Outcome;
import dev.pypack.project.Utf8File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlVersion;

/** What holds for every pyproject.toml: those of published projects, and random ones. */
class PyprojectEditPropertiesTest {
    private static final int DOCUMENTS = 400;
    private static final List<WrittenRequirement> ADDED =
            List.of(WrittenRequirement.parse("pypack-probe>=2,<3; sys_platform == 'win32'"));
    private static final List<WrittenRequirement> REMOVED = List.of(WrittenRequirement.parse("Pypack_Probe"));

    @TempDir
    Path folder;

    @Test
    void of_published_projects_all_lists_can_be_edited() throws IOException {
        List<String> texts = published();
        int edited = 0;
        for (String text : texts) {
            edited += editAll(text);
        }
        assertThat(texts.size()).isGreaterThan(15);
        assertThat(edited).isGreaterThan(40);
    }

    @Test
    void of_random_documents_all_lists_can_be_edited() {
        Random chance = new Random(8);
        int edited = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            edited += editAll(new RandomPyproject(chance).text());
        }
        assertThat(edited).isGreaterThan(DOCUMENTS);
    }

    /** What was removed is gone, and nothing else: the lines that are left stood there, in this order. */
    @Test
    void of_random_documents_each_package_can_be_removed() {
        Random chance = new Random(9);
        int removed = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String text = new RandomPyproject(chance).text();
            PyprojectDocument document = PyprojectDocument.parse(text);
            for (DependencyList list : document.lists()) {
                for (RequirementArray.Entry entry :
                        document.array(list).orElseThrow().entries()) {
                    List<WrittenRequirement> name =
                            List.of(WrittenRequirement.parse(entry.requirement().name()));
                    String without = PyprojectEdit.of(text).remove(list, name).text();
                    assertThat(comments(text, name.get(0).toString())).containsAll(comments(without, ""));
                    assertThat(comments(without, "")).containsAll(ownLineComments(text));
                    assertThat(PyprojectDocument.parse(without)
                                    .array(list)
                                    .orElseThrow()
                                    .of(name.get(0).name()))
                            .isEmpty();
                    removed++;
                }
            }
        }
        assertThat(removed).isGreaterThan(DOCUMENTS);
    }

    /** Documents that are strange, of which many are no TOML at all. */
    @Test
    void whatever_stands_there_an_edit_is_right_or_refused() {
        Random chance = new Random(11);
        int edited = 0;
        int refused = 0;
        List<DependencyList> lists =
                List.of(DependencyList.MAIN, DependencyList.ofExtra("cli"), DependencyList.ofGroup("lint"));
        for (int i = 0; i < 4 * DOCUMENTS; i++) {
            String text = mutant(new RandomPyproject(chance).text(), chance);
            if (failsAssertionOfTomlj(text)) {
                continue;
            }
            for (DependencyList list : lists) {
                try {
                    EditedPyproject added = PyprojectEdit.of(text).add(list, ADDED);
                    assertThat(added.text()).hasSizeGreaterThan(text.length());
                    edited++;
                } catch (UserMistake e) {
                    refused++;
                }
            }
        }
        assertThat(edited).isGreaterThan(DOCUMENTS);
        assertThat(refused).isGreaterThan(DOCUMENTS);
    }

    /** On some texts that are no TOML; outside of tests assertions are off. */
    private static boolean failsAssertionOfTomlj(String text) {
        try {
            return Toml.parse(text, TomlVersion.V1_0_0) == null;
        } catch (AssertionError e) {
            return true;
        }
    }

    private static String mutant(String text, Random chance) {
        List<String> pieces = List.of(
                "[", "]", "[[", "]]", "{", "}", "=", ",", "'", "\"", "#", "\n", ".", "project", "dependencies", " ");
        StringBuilder mutant = new StringBuilder(text);
        for (int changes = 1 + chance.nextInt(3); changes > 0; changes--) {
            int start = chance.nextInt(mutant.length());
            int end = Math.min(mutant.length(), start + chance.nextInt(6));
            mutant.replace(start, end, pieces.get(chance.nextInt(pieces.size())));
        }
        return mutant.toString();
    }

    /** Each edited text is TOML for Python too, and says there what it said before, and one requirement. */
    @Test
    void Python_reads_of_an_edited_text_what_is_meant() throws IOException {
        Random chance = new Random(10);
        List<String> texts = new ArrayList<>(published());
        IntStream.range(0, 200).forEach(i -> texts.add(new RandomPyproject(chance).text()));
        int pairs = 0;
        for (String text : texts) {
            for (DependencyList list : PyprojectDocument.parse(text).lists()) {
                if (!PyprojectDocument.parse(text).isDynamic(list)) {
                    Files.writeString(folder.resolve(pairs + ".old.toml"), text);
                    Files.writeString(
                            folder.resolve(pairs + ".new.toml"),
                            PyprojectEdit.of(text).add(list, ADDED).text());
                    pairs++;
                }
            }
        }
        Path judge = Files.writeString(folder.resolve("judge.py"), """
                import sys, tomllib, pathlib
                def without(value):
                    if isinstance(value, dict):
                        return {key: without(each) for key, each in value.items()}
                    if isinstance(value, list):
                        return [without(each) for each in value if not str(each).startswith("pypack-probe")]
                    return value
                def count(value):
                    if isinstance(value, dict):
                        return sum(map(count, value.values()))
                    if isinstance(value, list):
                        return sum(map(count, value))
                    return str(value).startswith("pypack-probe>=2,<3; sys_platform")
                for old in pathlib.Path(sys.argv[1]).glob("*.old.toml"):
                    before = tomllib.loads(old.read_bytes().decode())
                    after = tomllib.loads(old.with_name(old.name.replace(".old.", ".new.")).read_bytes().decode())
                    assert before == without(after) and count(after) == 1, old
                    print("same")
                """);

        Outcome outcome = Judges.summoned().python(judge, folder.toString());

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output().lines()).hasSize(pairs).hasSizeGreaterThan(200);
    }

    private static List<String> published() throws IOException {
        List<String> texts = new ArrayList<>();
        for (PublishedProjects.Published project : PublishedProjects.all()) {
            try (Stream<Path> files = Files.walk(project.sources())) {
                for (Path file :
                        files.filter(each -> each.endsWith("pyproject.toml")).toList()) {
                    Utf8File.readWithMark(file)
                            .filter(PyprojectEditPropertiesTest::isToml)
                            .ifPresent(texts::add);
                }
            }
        }
        return texts;
    }

    private static boolean isToml(String text) {
        try {
            return PyprojectEdit.of(text) != null;
        } catch (UserMistake e) {
            return false;
        }
    }

    /** Adds to each list and removes from it again; how many lists there are. */
    private static int editAll(String text) {
        PyprojectDocument document = PyprojectDocument.parse(text);
        int edited = 0;
        for (DependencyList list : document.lists()) {
            if (!document.isDynamic(list)) {
                EditedPyproject added = PyprojectEdit.of(text).add(list, ADDED);
                assertThat(PyprojectEdit.of(added.text()).remove(list, REMOVED).text())
                        .isEqualTo(text);
                assertThat(changedLines(text, added.text())).as(added.text()).isLessThanOrEqualTo(2);
                assertThat(added.changes()).hasSize(1);
                assertThat(added.text()
                                .lines()
                                .toList()
                                .get(added.changes().get(0).place().line() - 1))
                        .contains("pypack-probe>=2,<3; sys_platform == ");
                edited++;
            }
        }
        return edited;
    }

    /** How many lines of the new text are not in the old one: the new one, and one that got a comma. */
    private static int changedLines(String old, String added) {
        List<String> lines = new ArrayList<>(Arrays.asList(added.split("\n", -1)));
        for (String line : old.split("\n", -1)) {
            lines.remove(line);
        }
        return lines.size();
    }

    private static List<String> ownLineComments(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("# own"))
                .toList();
    }

    private static List<String> comments(String text, String ignored) {
        return text.lines()
                .filter(line -> line.contains("# "))
                .map(line -> line.substring(line.indexOf("# ")).strip())
                .collect(Collectors.toList());
    }

    /** A pyproject.toml with lists in many forms. */
    private record RandomPyproject(Random chance) {
        private static final List<String> NAMES =
                List.of("attrs", "Click", "rich[jupyter]>=13", "numpy >=2, <3", "six; os_name=='nt'", "zope.x", "yarl");
        private static final List<String> BREAKS = List.of("\n", "\r\n");

        String text() {
            String lineBreak = pick(BREAKS);
            List<String> lines = new ArrayList<>(List.of("# own [", "[project] # p", "name = 'acme'"));
            maybe().ifPresent(each -> lines.add("dependencies" + pick(List.of(" = ", "=")) + array()));
            lines.add("description = '''dependencies = [\n'x' # '''");
            if (chance.nextBoolean()) {
                lines.add("optional-dependencies = { cli = " + line() + ", \"o.k\" = " + line() + " } # x");
            } else {
                lines.add("[project.optional-dependencies]");
                lines.add("cli = " + array());
                lines.add("'o_k' = " + array());
            }
            maybe().ifPresent(each -> lines.add("[dependency-groups]\ndev = " + array() + "\nlint = " + array()));
            return String.join("\n", lines).replace("\n", lineBreak) + (chance.nextBoolean() ? lineBreak : "");
        }

        private Optional<String> maybe() {
            return chance.nextInt(4) == 0 ? Optional.empty() : Optional.of("");
        }

        private String array() {
            return chance.nextInt(3) == 0 ? line() : lines();
        }

        private List<String> values() {
            int size = chance.nextInt(5);
            List<String> values = new ArrayList<>();
            chance.ints(0, NAMES.size()).distinct().limit(size).forEach(i -> values.add(quoted(NAMES.get(i))));
            if (chance.nextBoolean()) {
                values.sort(String.CASE_INSENSITIVE_ORDER);
            }
            return values;
        }

        private String quoted(String text) {
            String basic = pick(List.of("\"", "\"", "\"\"\""));
            String literal = pick(List.of("'", "'", "'''"));
            String quote = text.contains("'") || chance.nextBoolean() ? basic : literal;
            return quote + text + quote;
        }

        private String line() {
            String room = pick(List.of("", " "));
            List<String> values = values();
            String trailing = values.isEmpty() || chance.nextBoolean() ? "" : ",";
            return "[" + room + String.join("," + pick(List.of("", " ")), values) + trailing + room + "]";
        }

        private String lines() {
            String indent = pick(List.of("  ", "    ", "\t", ""));
            StringBuilder text = new StringBuilder("[")
                    .append(chance.nextInt(5) == 0 ? "" : " # open ]")
                    .append("\n");
            List<String> values = values();
            boolean trailing = chance.nextBoolean();
            for (int i = 0; i < values.size(); i++) {
                boolean isLast = i == values.size() - 1;
                text.append(chance.nextInt(4) == 0 ? indent + "# own [ " + i + "\n" : "");
                text.append(chance.nextInt(6) == 0 ? "\n" : "");
                text.append(indent).append(values.get(i)).append(!isLast || trailing ? "," : "");
                boolean sharesLine = !isLast && chance.nextInt(6) == 0;
                text.append(sharesLine ? " " : chance.nextInt(3) == 0 ? "  # of " + values.get(i) + "\n" : "\n");
            }
            return text.append(chance.nextInt(4) == 0 ? indent + "# own end\n" : "")
                    .append("]")
                    .toString();
        }

        private String pick(List<String> from) {
            return from.get(chance.nextInt(from.size()));
        }
    }
}
