package dev.pypack.project.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements in the text of a pyproject.toml: each case shows all that an edit changes. */
class PyprojectEditTest {
    private static final String HEAD = "[project]\nname = \"acme\"\ndependencies = ";

    @Test
    void one_dependency_is_one_line() {
        EditedPyproject edited = add("""
                # Acme, with [brackets
                [project]
                name = "acme"   # the "name"
                dependencies = [
                  # for the web
                  "flask>=3",  # [not] an "end" ]
                  'click',

                  # numbers
                  "scipy",
                ]   # all

                [tool.x]
                y = "numpy"
                """, DependencyList.MAIN, "numpy>=2");

        assertThat(edited.text()).isEqualTo("""
                # Acme, with [brackets
                [project]
                name = "acme"   # the "name"
                dependencies = [
                  # for the web
                  "flask>=3",  # [not] an "end" ]
                  'click',

                  # numbers
                  "scipy",
                  "numpy>=2",
                ]   # all

                [tool.x]
                y = "numpy"
                """);
        assertThat(edited.changes()).hasToString("[pyproject.toml:11: added numpy>=2 to project.dependencies]");
    }

    /** Arrays of one project, before and after {@code numpy} comes; {@code ^} is the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "[] | ['numpy']",
                "[ ] | [ 'numpy' ]",
                "['b', 'a'] | ['b', 'a', 'numpy']",
                "[ 'b','a', ] | [ 'b','a','numpy', ]",
                "['a', 'z'] | ['a', 'numpy', 'z']",
                "['z'] | ['numpy', 'z']",
                "['A-x','z'] | ['A-x','numpy','z']",
                "['z', 'a'] # x | ['z', 'a', 'numpy'] # x",
                "[^] | [^    'numpy',^]",
                "[^  # none yet^] | [^  # none yet^  'numpy',^]",
                "[^    'z',^    'a',^] | [^    'z',^    'a',^    'numpy',^]",
                "[^    'z',^    'a'^] | [^    'z',^    'a',^    'numpy'^]",
                "[^    'z',^    'a' # last^] | [^    'z',^    'a', # last^    'numpy'^]",
                "[^    'a',^    # of z^    'z',^] | [^    'a',^    'numpy',^    # of z^    'z',^]",
                "[^  # of z^  'z',^] | [^  'numpy',^  # of z^  'z',^]",
                "[^  # all^^  'z',^] | [^  # all^^  'numpy',^  'z',^]",
                "[^  'z', 'y',^  'b', 'a'^] | [^  'z', 'y',^  'b', 'a',^  'numpy'^]",
                "['z',^ 'a'] | ['z',^ 'a', 'numpy']",
                "['z', # x^ 'a'] | ['z', # x^ 'a', 'numpy']",
                "['a', # x^ 'z'] | ['a', # x^ 'numpy',^ 'z']",
                "[^    'z'^  , 'a'^  , 'b' # c^  ] | [^    'z'^  , 'a'^  , 'b' # c^  , 'numpy'^  ]",
                "[^    'p'^  , 'z'^  ] | [^    'numpy'^  , 'p'^  , 'z'^  ]",
                "[^    'a'^  , 'z'^  ] | [^    'a'^  , 'numpy'^  , 'z'^  ]",
            })
    void arrays_keep_their_form(String before, String after) {
        String old = HEAD + before.replace('^', '\n') + "\n";
        String expected = HEAD + after.replace('^', '\n') + "\n";

        for (char quote : new char[] {'\'', '"'}) {
            boolean isEmpty = !before.contains("'");
            String added =
                    add(old.replace('\'', quote), DependencyList.MAIN, "numpy").text();
            assertThat(added).isEqualTo(expected.replace('\'', isEmpty ? '"' : quote));
            assertThat(remove(added, DependencyList.MAIN, "numpy").text()).isEqualTo(old.replace('\'', quote));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "['numpy'] | []",
                "[ 'numpy' ] | [ ]",
                "['numpy', ] | []",
                "['a', 'numpy>1', 'b'] | ['a', 'b']",
                "['numpy>1', 'b'] | ['b']",
                "['b', 'numpy>1',] | ['b',]",
                "[^  'a',^  'numpy', # why^  # of b^  'b',^] | [^  'a',^  # of b^  'b',^]",
                "[^  'a', # A^  # mine^  'numpy'^] | [^  'a' # A^  # mine^]",
                "[^  'a', 'numpy', # both^  'b',^] | [^  'a', # both^  'b',^]",
                "[^  'numpy', 'a', # both^  'b',^] | [^  'a', # both^  'b',^]",
                "['numpy', # n^ 'b'] | [^ 'b']",
                "['a', # A^ 'numpy'] | ['a' # A^ ]",
                "['a', # A^ 'numpy',] | ['a', # A^ ]",
                "['a',^ 'numpy'] | ['a']",
                "['numpy' # x^] | [^]",
                "[^    'numpy'^  , 'b'^  ] | [^    'b'^  ]",
                "['numpy', 'a', 'NumPy; os_name == \"nt\"', 'numpy.more'] | ['a', 'numpy.more']",
                "[{x = ['numpy', ']']}, 'numpy'] | [{x = ['numpy', ']']}]",
                "['''a''', \"\"\"b\"c\\\"\"\"\"\", 'numpy', ''''d'''''] | ['''a''', \"\"\"b\"c\\\"\"\"\"\", ''''d''''']",
            })
    void a_package_goes_with_its_line_and_its_comment(String before, String after) {
        String old = HEAD + before.replace('^', '\n') + "\n";

        assertThat(remove(old, DependencyList.MAIN, "numpy").text()).isEqualTo(HEAD + after.replace('^', '\n') + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "rich>=13 | rich>=14,<15 | rich>=14,<15",
                "rich>=13 | rich | rich>=13",
                "Rich [jupyter] >=13 | rich[x]>=14 | rich[jupyter,x]>=14",
                "rich[jupyter]>=13 | rich[Jupyter] | rich[jupyter]>=13",
                "rich>=13 | rich[x] | rich[x]>=13",
                "rich @ https://e.com/r.whl | rich[x] | rich[x] @ https://e.com/r.whl",
                "rich>=13 | rich @ https://e.com/a;b,c.whl | rich @ https://e.com/a;b,c.whl",
                "rich>1; os_name=='nt' | rich>2 ; os_name == 'nt' | rich>2; os_name == 'nt'",
                "a_B | A.b>1 | A.b>1",
            })
    void a_requirement_takes_the_place_of_one_of_the_same_package(String old, String added, String now) {
        String text = HEAD + "[\n  \"zope\",\n  \"" + old + "\", # why\n  \"b\"\n]\n";

        assertThat(add(text, DependencyList.MAIN, added).text())
                .isEqualTo(HEAD + "[\n  \"zope\",\n  \"" + now + "\", # why\n  \"b\"\n]\n");
    }

    @Test
    void under_another_marker_a_requirement_stands_beside_the_other() {
        String text = HEAD + "[\"numpy\", \"zope\", \"b\"]\n";

        assertThat(add(text, DependencyList.MAIN, "numpy>2; sys_platform == \"win32\"")
                        .text())
                .isEqualTo(HEAD + "[\"numpy\", \"numpy>2; sys_platform == 'win32'\", \"zope\", \"b\"]\n");
        assertThat(add(text.replace('"', '\''), DependencyList.MAIN, "numpy>2; sys_platform == 'win32'")
                        .text())
                .contains("'numpy>2; sys_platform == \"win32\"'");
        assertThat(add(text.replace('"', '\''), DependencyList.MAIN, "b @ https://e.com/it's.whl")
                        .text())
                .contains("\"b @ https://e.com/it's.whl\"");
    }

    @Test
    void what_is_there_already_changes_nothing() {
        String text = HEAD + "[\"Numpy >= 2\"]";
        EditedPyproject edited = add(text, DependencyList.MAIN, "numpy>=2", "numpy");

        assertThat(edited.isChanged()).isFalse();
        assertThat(edited.text()).isEqualTo(text);
    }

    @Test
    void lists_are_made_where_there_are_none() {
        String text = """
                [project]
                name = "acme"
                version = "1"   # one

                [project.urls]
                Home = "https://example.com"

                [tool.x]
                y = 1
                """;

        assertThat(add(text, DependencyList.MAIN, "six", "rich").text())
                .isEqualTo(text.replace("# one\n", "# one\ndependencies = [\n    \"rich\",\n    \"six\",\n]\n"));
        assertThat(add(text, DependencyList.ofExtra("CLI"), "six").text())
                .isEqualTo(text.replace(
                        "\n[tool", "\n[project.optional-dependencies]\ncli = [\n    \"six\",\n]\n\n[tool"));
        assertThat(add(text, DependencyList.ofGroup("dev"), "six").text())
                .isEqualTo(text + "\n[dependency-groups]\ndev = [\n    \"six\",\n]\n");
        String windows =
                add(text.replace("\n", "\r\n"), DependencyList.MAIN, "six").text();
        assertThat(windows).contains("one\r\ndependencies = [\r\n    \"six\",\r\n]\r\n\r\n[project.urls]");
        assertThat(windows.replace("\r\n", "")).doesNotContain("\n");
    }

    /** The ways to write a table. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "[project]^name='a'^optional-dependencies = { cli = ['a'], z = [] } | cli | [project]^name='a'^optional-dependencies = { cli = ['a', 'numpy'], z = [] }",
                "[project]^name='a'^optional-dependencies = { x = ['a'] } | cli | [project]^name='a'^optional-dependencies = { x = ['a'], cli = [\"numpy\"] }",
                "[project]^name='a'^optional-dependencies.\"C.L_i\" = [^]^ | c-l-i | [project]^name='a'^optional-dependencies.\"C.L_i\" = [^    \"numpy\",^]^",
                "project.name = 'é😀'^project . 'optional-dependencies' . cli = ['a']^ | Cli | project.name = 'é😀'^project . 'optional-dependencies' . cli = ['a', 'numpy']^",
                "project = { name = '😀', optional-dependencies = { cli = ['a'] } } | cli | project = { name = '😀', optional-dependencies = { cli = ['a', 'numpy'] } }",
                "  [ project . optional-dependencies ]^\tcli=['a']^[project]^name='a' | cli |   [ project . optional-dependencies ]^\tcli=['a', 'numpy']^[project]^name='a'",
                "[project]^name='a'^[project.optional-dependencies]^cli = ['a']^# end | new | [project]^name='a'^[project.optional-dependencies]^cli = ['a']^new = [^    \"numpy\",^]^# end",
            })
    void however_the_table_is_written(String before, String extra, String after) {
        assertThat(add(before.replace('^', '\n'), DependencyList.ofExtra(extra), "numpy")
                        .text())
                .isEqualTo(after.replace('^', '\n'));
    }

    @Test
    void a_group_keeps_what_it_includes() {
        String text =
                "[dependency-groups]\ndev = [\n  {include-group = \"lint\"},\n  \"pytest\",\n]\nlint = [\"ruff\"]\n";

        assertThat(add(text, DependencyList.ofGroup("dev"), "mypy").text())
                .isEqualTo(text.replace("  \"pytest\"", "  \"mypy\",\n  \"pytest\""));
        assertThat(remove(text, DependencyList.ofGroup("dev"), "pytest").text())
                .isEqualTo(text.replace("  \"pytest\",\n", ""));
    }

    @Test
    void ends_of_lines_tabs_and_the_byte_order_mark_stay(@TempDir Path folder) throws IOException {
        String text = "\uFEFF[project]\r\nname = \"acme\"\r\ndependencies = [\r\n\t\"a\",\r\n\t\"b\"\r\n]";
        Files.write(folder.resolve("pyproject.toml"), text.getBytes(StandardCharsets.UTF_8));

        EditedPyproject edited = PyprojectEdit.in(folder).add(DependencyList.MAIN, asked("numpy"));

        assertThat(edited.text()).isEqualTo(text.replace("\"b\"\r\n", "\"b\",\r\n\t\"numpy\"\r\n"));
        assertThat(PyprojectEdit.of(edited.text())
                        .remove(DependencyList.MAIN, asked("numpy"))
                        .text())
                .isEqualTo(text);
    }

    @Test
    void changes_are_told_with_their_lines() {
        String text = HEAD + "[\n  \"b\",\n  \"a\",\n  \"numpy\",\n]\n";

        assertThat(add(text, DependencyList.MAIN, "z", "numpy>2", "b").changes())
                .hasToString("[pyproject.toml:7: added z to project.dependencies,"
                        + " pyproject.toml:6: changed numpy to numpy>2 in project.dependencies]");
        assertThat(remove(text, DependencyList.MAIN, "numpy", "B").changes())
                .hasToString("[pyproject.toml:4: removed b from project.dependencies,"
                        + " pyproject.toml:6: removed numpy from project.dependencies]");
    }

    @Test
    void what_is_not_there_is_told_with_where_it_is() {
        String text = HEAD + "[\"requests\"]\n[project.optional-dependencies]\nCli = [\"Rich>13\"]\n"
                + "[dependency-groups]\ndev = [\n\"rich\",]\n";

        assertThatThrownBy(() -> remove(text, DependencyList.MAIN, "rich", "request"))
                .isInstanceOf(UserMistake.class)
                .hasMessage("""
                        pyproject.toml:3: project.dependencies has no rich
                            project.optional-dependencies.cli has it, in line 5:
                                mvn pypack:remove -Dpypack.requirements=rich -Dpypack.extra=cli
                            dependency-groups.dev has it, in line 8:
                                mvn pypack:remove -Dpypack.requirements=rich -Dpypack.group=dev
                        pyproject.toml:3: project.dependencies has no request
                            Did you mean requests?""");
        assertThatThrownBy(() -> remove(text, DependencyList.ofGroup("docs"), "sphinx"))
                .hasMessage("pyproject.toml:6: there is no dependency-groups.docs");
        assertThatThrownBy(() -> remove(text, DependencyList.MAIN, "requests>2"))
                .hasMessageContaining("requests>2 is more than a name")
                .hasMessageContaining("-Dpypack.requirements=requests");
    }

    @Test
    void dynamic_dependencies_are_the_POMs() {
        String text = "[project]\nname = \"acme\"\ndynamic = [\"dependencies\", \"optional-dependencies\"]\n";

        assertThatThrownBy(() -> add(text, DependencyList.MAIN, "numpy>=2"))
                .isInstanceOf(UserMistake.class)
                .hasMessage("""
                        pyproject.toml:3: project.dependencies is dynamic: it comes from the POM
                            Where wheels of Maven repositories are meant, the lines of the POM are
                                <dependency>
                                  <groupId>...</groupId>
                                  <artifactId>numpy</artifactId>
                                  <version>...</version>
                                  <type>whl</type>
                                </dependency>
                            or take "dependencies" out of dynamic and write
                                [project]
                                dependencies = ["numpy>=2"]""");
        assertThatThrownBy(() -> add(text, DependencyList.ofExtra("cli"), "numpy>=2"))
                .hasMessageContaining("project.optional-dependencies.cli is dynamic: no POM tells it")
                .hasMessageContaining("cli = [\"numpy>=2\"]");
        assertThatThrownBy(() -> remove(text, DependencyList.MAIN, "numpy"))
                .hasMessageContaining("or take it out of the POM");
        assertThat(add(text, DependencyList.ofGroup("dev"), "six").isChanged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[project]\nname='a'\ndependencies = 'numpy'",
                "project = 1",
                "[project]\nname='a'\n[project.dependencies]\nx = 1",
                "[project]\nname='a'\n[[project.dependencies]]\nx = 1",
                "[project]\nname='a'\n[[project.dependencies]]\n[[project.dependencies]]",
                "[project]\nname='a'\ndependencies = ['numpy>1', 'numpy<3']",
                "[project]\nname='a'\ndependencies = [",
                "[tool.x]\na=1",
                "",
            })
    void what_can_not_be_edited_is_refused(String text) {
        assertThatThrownBy(() -> add(text, DependencyList.MAIN, "numpy"))
                .isInstanceOf(UserMistake.class)
                .hasMessageStartingWith("pyproject.toml");
    }

    @Test
    void two_spellings_of_one_extra_are_refused() {
        assertThatThrownBy(() -> add(
                        "[project]\nname='a'\n[project.optional-dependencies]\na-b = []\nA_B = []\n",
                        DependencyList.ofExtra("a.b"),
                        "six"))
                .hasMessage("pyproject.toml:3: a-b and A_B in project.optional-dependencies are one name\n"
                        + "    Keep one of them.");
    }

    @Test
    void the_properties_choose_the_list() {
        assertThat(DependencyList.of(Optional.empty(), Optional.empty())).hasToString("project.dependencies");
        assertThat(DependencyList.of(Optional.of("C_li"), Optional.empty()))
                .hasToString("project.optional-dependencies.c-li");
        assertThat(DependencyList.of(Optional.empty(), Optional.of("dev"))).hasToString("dependency-groups.dev");
        assertThatThrownBy(() -> DependencyList.of(Optional.of("a"), Optional.of("b")))
                .isInstanceOf(UserMistake.class);
        assertThatThrownBy(() -> DependencyList.of(Optional.of("a b"), Optional.empty()))
                .isInstanceOf(UserMistake.class)
                .hasMessageStartingWith("pypack.extra: ");
    }

    private static List<WrittenRequirement> asked(String... requirements) {
        return Arrays.stream(requirements).map(WrittenRequirement::parse).toList();
    }

    private static EditedPyproject add(String text, DependencyList list, String... requirements) {
        return PyprojectEdit.of(text).add(list, asked(requirements));
    }

    private static EditedPyproject remove(String text, DependencyList list, String... names) {
        return PyprojectEdit.of(text).remove(list, asked(names));
    }
}
