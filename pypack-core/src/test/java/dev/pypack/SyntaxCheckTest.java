package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pypack.build.ArtifactProvisioner;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The syntax of sources, as the Pythons see it that a package says it runs on. */
class SyntaxCheckTest {
    private static final ArtifactProvisioner ARTIFACTS = new FolderProvisioner(Judges.artifacts());
    private static final ArtifactProvisioner NONE = new FolderProvisioner(Path.of("none"));
    private static final String MATCH = "match 1:\n    case 1:\n        pass\n";

    @TempDir
    private Path folder;

    private Path module = Path.of("none");
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void write_a_module() {
        module = folder.resolve("module");
        requires(">=3.9");
        write("__init__.py", "x = 1\n");
    }

    @Test
    void every_file_that_the_newest_Python_refuses_is_told_with_its_place_and_text() {
        write("a.py", "def f(:\n    pass\n");
        write("sub/b.py", "größe = 1\nwhile größe:\n    größe = = 2\n");
        write("sub/c.py", "return 1\n");
        write("data.txt", "def f(:\n");

        assertThat(mistake()).isEqualTo("""
                src/main/python/acme/a.py:1:7: Python 3.14 refuses it: invalid syntax
                    def f(:
                          ^
                src/main/python/acme/sub/b.py:3:13: Python 3.14 refuses it: invalid syntax
                    größe = = 2
                            ^
                src/main/python/acme/sub/c.py:1:1: Python 3.14 refuses it: 'return' outside function
                    return 1
                    ^
                    Correct it. Files that are written for other Pythons are named in [tool.pypack], as in
                        other-pythons = ["acme/sub/c.py"]""");
        assertThat(module.resolve("target")).doesNotExist();
    }

    @Test
    void the_newest_is_the_one_that_requires_python_allows() {
        write("a.py", "type X = int\n");
        requires(">=3.9,<3.12");
        assertThat(mistake()).contains("a.py:1:6: Python 3.11 refuses it: invalid syntax");

        requires(">=3.12");
        compile(ARTIFACTS);
        assertThat(said).isEmpty();
    }

    @Test
    void what_only_the_oldest_refuses_is_a_warning_each_time() {
        write("a.py", MATCH);
        for (int build = 0; build < 2; build++) {
            said.clear();
            compile(ARTIFACTS);
            assertThat(said).singleElement().asString().contains("a.py:1:7: Python 3.9 refuses it: invalid syntax");
        }

        requires("");
        said.clear();
        compile(ARTIFACTS);
        assertThat(said).isEmpty();
    }

    @Test
    void of_many_that_the_oldest_refuses_the_first_are_shown_and_all_are_counted() {
        for (int i = 0; i < 8; i++) {
            write("a" + i + ".py", MATCH);
        }
        compile(ARTIFACTS);

        assertThat(said).hasSize(6);
        assertThat(said.get(5)).contains("Python 3.9 refuses 3 more files");
    }

    @Test
    void a_module_in_which_nothing_changed_needs_no_Python_and_reads_no_store() throws Exception {
        write("a.py", "x = 1\n");
        settle();
        compile(ARTIFACTS);
        FolderTree.delete(folder.resolve("store"));

        compile(NONE);
        wheel(NONE);

        assertThat(said).isEmpty();
        assertThat(folder.resolve("store/results")).doesNotExist();
    }

    @Test
    void nor_does_one_with_a_wheel_for_each_platform() throws Exception {
        write("../../../linux/python/acme/system.py", "NAME = 'linux'\n");
        pyproject("requires-python = \">=3.9\"\n[tool.pypack]\ntargets = [\"linux_amd64\", \"windows_amd64\"]\n");
        settle();
        wheels(ARTIFACTS);
        FolderTree.delete(folder.resolve("store"));

        compile(NONE);
        wheels(NONE);

        assertThat(folder.resolve("store/results")).doesNotExist();
    }

    @Test
    void known_content_needs_no_Python_be_it_in_another_module_or_after_clean() throws Exception {
        write("a.py", "x = 1\n");
        compile(ARTIFACTS);
        FolderTree.delete(folder.resolve("store/python"));

        Path other = folder.resolve("other");
        Files.move(module, other);
        module = other;
        Files.move(source("a.py"), source("b.py"));
        if (Files.exists(module.resolve("target"))) {
            FolderTree.delete(module.resolve("target"));
        }
        compile(NONE);
        wheel(NONE);

        write("c.py", "x = 2\n");
        assertThatThrownBy(() -> wheel(NONE)).isInstanceOf(EnvironmentFailure.class);
    }

    @Test
    void a_Python_that_can_not_be_had_fails_the_build_and_says_what_to_do() {
        assertThatThrownBy(() -> compile(NONE))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith("The syntax of the sources can't be checked. org.bytedeco:cpython:")
                .hasMessageEndingWith("Or pack them unchecked, with -Dpypack.syntaxCheck=false.");

        pypack(NONE)
                .set(Settings.NONE.with("pypack.syntaxCheck", List.of("false"), true))
                .compile(module, pom(), module.resolve("target"));
    }

    @Test
    void the_oldest_that_can_not_be_had_is_a_warning() {
        compile(coordinates -> (coordinates.version().startsWith("3.9.") ? NONE : ARTIFACTS).provision(coordinates));

        assertThat(said).singleElement().asString().contains("whether Python 3.9 takes the sources is not known");
    }

    @Test
    void files_for_other_Pythons_are_not_looked_at() {
        write("old/print.py", "print 'hello'\n");
        write("pyproject", "");
        pyproject("requires-python = \">=3.9\"\n[tool.pypack]\nother-pythons = [\"acme/old\"]\n");

        compile(ARTIFACTS);

        assertThat(said).isEmpty();
    }

    @Test
    void a_Python_of_this_machine_checks_if_it_is_asked_for() throws Exception {
        write("a.py", MATCH);
        Path python = Judges.embeddedPythons().values().iterator().next().executable();

        assertThatThrownBy(() -> pypack(NONE)
                        .withPython(python.toString(), folder)
                        .compile(module, pom(), module.resolve("target")))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("a.py:1:7: Python 3.9 refuses it");
    }

    @Test
    void an_output_folder_that_is_none_is_a_warning() throws Exception {
        Files.writeString(module.resolve("target"), "in the way");
        settle();

        compile(ARTIFACTS);

        assertThat(said)
                .singleElement()
                .asString()
                .contains("can't be remembered")
                .contains("pypack.outputDirectory");
    }

    @Test
    void no_Python_that_is_allowed_is_told() {
        requires(">=3.15");

        compile(NONE);

        assertThat(said).singleElement().asString().contains("the syntax is not checked: requires-python is >=3.15");
    }

    private String mistake() {
        UserMistake mistake = catchThrowableOfType(UserMistake.class, () -> compile(ARTIFACTS));
        assertThat(catchThrowableOfType(UserMistake.class, () -> wheel(ARTIFACTS))
                        .getMessage())
                .isEqualTo(mistake.getMessage());
        return mistake.getMessage();
    }

    private void compile(ArtifactProvisioner artifacts) {
        pypack(artifacts).compile(module, pom(), module.resolve("target"));
    }

    private void wheels(ArtifactProvisioner artifacts) {
        pypack(artifacts).checkingSyntax().wheels(module, pom(), TargetProperty.ABSENT, module.resolve("target"));
    }

    private void wheel(ArtifactProvisioner artifacts) {
        pypack(artifacts).checkingSyntax().wheel(module, pom(), module.resolve("target"));
    }

    private Pypack pypack(ArtifactProvisioner artifacts) {
        BuildListener listener = new BuildListener() {
            @Override
            public void found(Finding finding) {
                said.add(finding.toText());
            }
        };
        return Pypack.in(new BuildContext(Judges.host(), artifacts, listener)).storedIn(folder.resolve("store"));
    }

    private static PomValues pom() {
        return PomValues.of("acme", "1.0");
    }

    private void requires(String specifiers) {
        pyproject(specifiers.isEmpty() ? "" : "requires-python = \"" + specifiers + "\"\n");
    }

    private void pyproject(String text) {
        write("../../../../pyproject.toml", "[project]\nname = \"acme\"\nversion = \"1.0\"\n" + text);
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(source(name).resolveSibling(""));
            Files.writeString(source(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path source(String name) {
        return module.resolve("src/main/python/acme").resolve(name).normalize();
    }

    /** As if nobody had written for a while: only then a state tells of a content. */
    private void settle() throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }
}
