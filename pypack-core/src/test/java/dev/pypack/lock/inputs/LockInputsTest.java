package dev.pypack.lock.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.Host;
import dev.pypack.build.Login;
import dev.pypack.build.OperatingSystem;
import dev.pypack.build.PackageIndex;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.Locks;
import dev.pypack.lock.Pylock;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lock is made of, and that a change of it is seen. */
class LockInputsTest {
    private static final List<Target> TARGETS =
            List.of(Target.of("linux_amd64", "3.12"), Target.of("windows_amd64", "3.12"));
    private static final String PROJECT = """
            [project]
            name = "acme"
            version = "1"
            requires-python = ">=3.9,<4"
            dependencies = ["numpy>=2", "rich"]
            [project.optional-dependencies]
            cli = ["click"]
            Sci_Py = ["scipy"]
            [dependency-groups]
            dev = ["pytest", { include-group = "lint" }]
            lint = ["ruff"]
            [tool.uv]
            index = [{ name = "a", url = "https://a.example.com" }, { name = "b", url = "https://b.example.com" }]
            exclude-newer = "2026-01-01"
            cache-dir = "x"
            """;

    @TempDir
    Path folder;

    @Test
    void all_inputs_are_read() throws IOException {
        LockInputs inputs = read(PROJECT);

        assertThat(inputs.name()).isEqualTo("acme");
        assertThat(inputs.dependencies()).extracting(Object::toString).containsExactly("numpy>=2", "rich");
        assertThat(inputs.extras()).containsOnlyKeys("cli", "sci-py");
        assertThat(inputs.groups().get("dev")).extracting(Object::toString).containsExactly("pytest", "ruff");
        assertThat(inputs.requiresPython()).isPresent();
        assertThat(inputs.resolver().values()).containsOnlyKeys("index", "exclude-newer");
        assertThat(inputs.digests())
                .containsOnlyKeys(
                        "project.dependencies",
                        "project.optional-dependencies.cli",
                        "project.optional-dependencies.sci-py",
                        "project.requires-python",
                        "dependency-groups.dev",
                        "dependency-groups.lint",
                        "tool.uv.index",
                        "tool.uv.exclude-newer",
                        "targets");
    }

    @Test
    void the_indexes_of_the_project_have_the_logins_of_their_variables() throws IOException {
        Host host = new Host(
                OperatingSystem.LINUX,
                "x86_64",
                1,
                folder,
                Map.of("UV_INDEX_A_USERNAME", "me", "UV_INDEX_A_PASSWORD", "secret"));

        assertThat(read(PROJECT).places().asAskedBy(host))
                .containsExactly(
                        new PackageIndex("https://a.example.com", Optional.of(new Login("me", "secret"))),
                        PackageIndex.at("https://b.example.com"));
        assertThat(read("[project]\nname = \"a\"\nversion = \"1\"\n").places().asAskedBy(host))
                .isEmpty();
    }

    @Test
    void a_place_that_other_machines_do_not_have_is_refused() {
        String project =
                PROJECT + "find-links = [\"wheels\", \"https://a.example.com/links\"]\nindex-url = \"file:///srv\"\n";

        assertThatThrownBy(() -> read(project))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("tool.uv.find-links has wheels, which other machines don't have")
                .hasMessageContaining("tool.uv.index-url has file:///srv, which other machines don't have");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "\"numpy>=2\" | \"numpy>=2.1\" | project.dependencies has changed",
                "\"click\" | \"click\", \"six\" | project.optional-dependencies.cli has changed",
                "Sci_Py = [\"scipy\"] | # | project.optional-dependencies.sci-py was removed",
                "cli = | gui = | project.optional-dependencies.cli was removed, project.optional-dependencies.gui was added",
                "\"ruff\" | \"ruff>1\" | dependency-groups.dev has changed, dependency-groups.lint has changed",
                "requires-python = \">=3.9,<4\" | # | project.requires-python was removed",
                "requires-python = \">=3.9,<4\" | requires-python = \">=3.9,<5\" | project.requires-python has changed",
                "2026-01-01 | 2026-01-02 | tool.uv.exclude-newer has changed",
                "name = \"a\", url = \"https://a. | name = \"a\", url = \"https://c. | tool.uv.index has changed",
                "exclude-newer = | resolution = | tool.uv.exclude-newer was removed, tool.uv.resolution was added",
            })
    void a_change_is_told_by_the_name_of_the_input(String before, String after, String told) throws IOException {
        assertThat(PROJECT).contains(before);
        LockNotes notes = new LockNotes(read(PROJECT).digests(), List.of("x-cp312"));
        LockInputs changed = read(PROJECT.replace(before, after));

        assertThat(notes.staleness(changed, Place.of("pylock.toml"))
                        .orElseThrow()
                        .toText())
                .isEqualTo("pylock.toml: the lock is stale: since it was made, " + told
                        + "\n    Make it anew:\n        mvn pypack:lock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "\"numpy>=2\", \"rich\" | \"rich\", \"numpy >= 2\"",
                "version = \"1\" | dynamic = [\"version\"]",
                ">=3.9,<4 | <4,>=3.9",
                "[tool.uv] | [tool.uv] # comment",
                "cache-dir = \"x\" | cache-dir = \"y\"",
                "Sci_Py | sci-py",
                "https://a. | https://joe:s3cr3t@a.",
                "name = \"a\", url = \"https://a.example.com\" | url = \"https://a.example.com\", name = \"a\"",
            })
    void what_makes_no_other_lock_is_no_change(String before, String after) throws IOException {
        assertThat(PROJECT).contains(before);
        LockNotes notes = new LockNotes(read(PROJECT).digests(), List.of("x-cp312"));
        LockInputs same = read(PROJECT.replace(before, after));

        assertThat(notes.staleness(same, Place.of("pylock.toml"))).isEmpty();
    }

    @Test
    void other_targets_are_a_change() throws IOException {
        LockNotes notes = new LockNotes(read(PROJECT).digests(), List.of("x-cp312"));
        LockInputs fewer = Locks.inputs(folder, TARGETS.subList(0, 1));

        assertThat(notes.staleness(fewer, Place.of("pylock.toml")).orElseThrow().message())
                .contains("targets has changed");
    }

    @Test
    void the_notes_are_in_the_lock_and_a_lock_of_another_tool_has_none() throws IOException {
        LockNotes notes = new LockNotes(read(PROJECT).digests(), List.of("x-cp312"));
        Pylock lock = new Pylock(
                List.of(),
                Optional.empty(),
                Optional.of(List.of()),
                Optional.of(List.of()),
                List.of(),
                "pypack",
                List.of(),
                notes.toTool());

        assertThat(LockNotes.of(Locks.parse(lock.toToml()))).contains(notes);
        assertThat(lock.toToml()).contains("[tool.pypack.inputs]\n");
        assertThat(LockNotes.of(Locks.parse(Locks.EVERY_KEY))).isEmpty();
        assertThat(notes.inputs().values()).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        assertThat(notes).isNotEqualTo(new LockNotes(new TreeMap<>(Map.of("x", "y")), List.of()));
    }

    @Test
    void what_can_not_be_locked_is_told_in_one_run() {
        assertThatThrownBy(() -> read("""
                        [project]
                        name = "acme"
                        version = "1"
                        [dependency-groups]
                        dev = [{ include-group = "none" }]
                        [tool.uv.sources]
                        x = { path = "../x" }
                        """))
                .isInstanceOf(UserMistake.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("no such dependency group")
                        .contains("tool.uv.sources.x is {path=../x}, which other machines don't have"));
        assertThatThrownBy(() -> read("""
                        [project]
                        name = "acme"
                        dependencies = ["a>>1"]
                        optional-dependencies = { cli = ["click>>1"], CLI = [] }
                        """))
                .isInstanceOf(UserMistake.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("[project] has no version")
                        .contains("a>>1")
                        .contains("pyproject.toml:4:34: project.optional-dependencies.cli: ")
                        .contains("same extra as cli"));
    }

    @Test
    void a_module_without_packages_that_it_needs_has_inputs_too() throws IOException {
        assertThat(Locks.inputs(folder, TARGETS).dependencies()).isEmpty();
    }

    private LockInputs read(String text) throws IOException {
        Files.writeString(folder.resolve("pyproject.toml"), text);
        return Locks.inputs(folder, TARGETS);
    }
}
