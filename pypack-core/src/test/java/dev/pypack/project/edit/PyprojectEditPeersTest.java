package dev.pypack.project.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people know of {@code uv add} and {@code uv remove}: the same lists in the same order, whatever the layout. */
class PyprojectEditPeersTest {
    private static final String HEAD = "[project]\nname = \"acme\"\nversion = \"1\"\nrequires-python = \">=3.9\"\n";

    @TempDir
    Path folder;

    private final Judges judges = Judges.summoned();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "dependencies = [] | numpy>=2",
                "# nothing | numpy>=2 rich",
                "dependencies = ['click', 'six'] | numpy>=2 a z",
                "dependencies = ['six', 'click', 'rich'] | numpy>=2",
                "dependencies = ['six'] | click",
                "dependencies = ['rich>=13'] | rich",
                "dependencies = ['rich>=13'] | rich>=14",
                "dependencies = ['rich[jupyter]>=13'] | rich[x]",
                "dependencies = ['rich>=13', \"a_B>1\"] | A-b>2",
            })
    void adds_as_uv_does(String lines, String added) throws IOException {
        sameAsUv("add", DependencyList.MAIN, lines, List.of(added.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "dependencies = ['six', 'click', 'rich'] | click",
                "dependencies = ['six'] | SIX",
                "dependencies = ['a_b', 'six', \"a.b>1; os_name == 'nt'\"] | A-b",
            })
    void removes_as_uv_does(String lines, String removed) throws IOException {
        sameAsUv("remove", DependencyList.MAIN, lines, List.of(removed.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "[project.optional-dependencies]^'C_li' = ['b', 'a'] | six",
                "optional-dependencies = { cli = ['a', 'z'] } | six",
                "[tool.x]^a = 1 | six",
            })
    void adds_to_an_extra_as_uv_does(String lines, String added) throws IOException {
        sameAsUv("add", DependencyList.ofExtra(lines.contains("C_li") ? "c-li" : "cli"), lines, List.of(added));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "[dependency-groups]^dev = [{include-group = 'lint'}, 'a', 'z']^lint = [] | six",
                "[dependency-groups]^lint = [] | six",
                "[tool.x]^a = 1 | six",
            })
    void adds_to_a_group_as_uv_does(String lines, String added) throws IOException {
        sameAsUv("add", DependencyList.ofGroup("dev"), lines, List.of(added));
    }

    private void sameAsUv(String command, DependencyList list, String lines, List<String> asked) throws IOException {
        String text = HEAD + lines.replace('^', '\n') + "\n";
        Path file = Files.writeString(folder.resolve("pyproject.toml"), text);
        List<String> words = new ArrayList<>(List.of(command, "--frozen", "--offline", "--project"));
        words.addAll(List.of(
                folder.toString(), "--python", judges.python().executable().toString()));
        if (!list.equals(DependencyList.MAIN)) {
            words.addAll(List.of(list.isOfExtra() ? "--optional" : "--group", list.key()));
        }
        words.addAll(asked);
        Outcome outcome = judges.uv(words.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();

        List<WrittenRequirement> requirements =
                asked.stream().map(WrittenRequirement::parse).toList();
        PyprojectEdit edit = PyprojectEdit.of(text);
        String ours = (command.equals("add") ? edit.add(list, requirements) : edit.remove(list, requirements)).text();

        assertThat(listed(ours, list)).isEqualTo(listed(Files.readString(file), list));
    }

    private static List<String> listed(String text, DependencyList list) {
        return PyprojectDocument.parse(text).array(list).orElseThrow().entries().stream()
                .map(entry -> entry.index() + " " + entry.requirement().name() + " "
                        + entry.requirement().requirement().extras()
                        + entry.requirement().requirement().specifiers())
                .toList();
    }
}
