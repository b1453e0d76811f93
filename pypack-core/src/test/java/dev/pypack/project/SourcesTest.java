package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.OperatingSystem;
import dev.pypack.judge.Judges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
    private static final String ROOT = "src/main/python/";

    @TempDir
    Path folder;

    private WrittenModule module;

    @BeforeEach
    void begin() {
        module = WrittenModule.in(folder.resolve("module")).empty(ROOT + "acme/__init__.py");
    }

    @Test
    void are_ordered_by_code_points_and_without_junk() {
        for (String packed : List.of("ﬀ.txt", "😀.txt", "Z.py", "data/.hidden", ".env.example", "py.typed")) {
            module.empty(ROOT + "acme/" + packed);
        }
        for (String junk : List.of(
                "__pycache__/Z.cpython-312.pyc",
                "Z.pyc",
                ".DS_Store",
                "._Z.py",
                ".#Z.py",
                "Z.py~",
                ".Z.py.swp",
                ".git/config",
                ".venv/bin/python",
                "environment/pyvenv.cfg",
                "environment/bin/python",
                ".idea/workspace.xml",
                ".mypy_cache/x.json")) {
            module.empty(ROOT + "acme/" + junk);
        }
        module.empty(ROOT + ".env", ROOT + "acme.egg-info/PKG-INFO");

        assertThat(module.sources())
                .containsExactly(
                        "acme/.env.example",
                        "acme/Z.py",
                        "acme/__init__.py",
                        "acme/data/.hidden",
                        "acme/py.typed",
                        "acme/ﬀ.txt",
                        "acme/😀.txt");
    }

    @Nested
    class Selected {
        @Test
        void by_include_are_all_that_a_glob_or_its_folder_matches() {
            module.empty(ROOT + "acme/data/a.json", ROOT + "acme/data/b.txt", ROOT + "other/x.py")
                    .pyproject("[tool.pypack]\ninclude = ['acme/*.py', '**/*.json', 'oth?r']");

            assertThat(module.sources()).containsExactly("acme/__init__.py", "acme/data/a.json", "other/x.py");
        }

        @Test
        void by_exclude_are_all_others() {
            module.empty(ROOT + "acme/tests/test_a.py", ROOT + "acme/a.log", ROOT + "acme/b/c.log", ROOT + "acme/b/d")
                    .pyproject("[tool.pypack]\nexclude = ['acme/tests', '**/*.log']");

            assertThat(module.sources()).containsExactly("acme/__init__.py", "acme/b/d");
        }

        @Test
        void may_have_things_beside_them_that_can_t_be_packed() {
            module.empty("acme/__init__.py")
                    .link("out", "..")
                    .link("acme/nowhere", "nothing")
                    .pyproject("[tool.pypack]\nsources = ['.']\ninclude = ['acme/*.py']");

            assertThat(module.sources()).containsExactly("acme/__init__.py");
        }

        @Test
        void by_a_glob_that_is_none_or_matches_nothing_are_refused() {
            module.pyproject("[tool.pypack]\ninclude = ['acme', '../x', 'amce']\nexclude = ['[']");

            assertThat(module.mistakes())
                    .contains("pyproject.toml:5:20: tool.pypack.include has ../x, which is no glob")
                    .contains(
                            "pyproject.toml:5:28: tool.pypack.include has amce, and no file of the sources matches it")
                    .contains("pyproject.toml:6:12: tool.pypack.exclude has [, which is no glob");
        }
    }

    @Nested
    class Symbolic_links {
        @Test
        void are_followed_in_the_project() {
            module.write("shared/deep/x.txt", "")
                    .write("LICENSE", "MIT")
                    .link(ROOT + "acme/LICENSE", "../../../../LICENSE")
                    .link(ROOT + "acme/shared", "../../../../shared")
                    .link(ROOT + "acme/again", "../../../../shared")
                    .link("shared/deep/y.txt", "x.txt");

            assertThat(module.sources())
                    .containsExactly(
                            "acme/LICENSE",
                            "acme/__init__.py",
                            "acme/again/deep/x.txt",
                            "acme/again/deep/y.txt",
                            "acme/shared/deep/x.txt",
                            "acme/shared/deep/y.txt");
        }

        @Test
        void out_of_the_project_are_refused() {
            WrittenModule.in(folder).empty("secret.txt", "secrets/key");
            module.link(ROOT + "acme/key", "../../../../../secret.txt").link(ROOT + "keys", "../../../../secrets");

            assertThat(module.mistakes())
                    .contains(ROOT + "acme/key: a symbolic link that leads out of the project")
                    .contains(ROOT + "keys: a symbolic link that leads out of the project");
        }

        @Test
        void out_of_the_project_are_refused_where_the_sources_themselves_are_one() {
            WrittenModule.in(folder).empty("elsewhere/acme/__init__.py");
            WrittenModule linked =
                    WrittenModule.in(folder.resolve("linked")).link("src/main/python", "../../../elsewhere");
            linked.link("README.md", "../elsewhere/acme/__init__.py");

            assertThat(linked.mistakes().lines().filter(line -> !line.startsWith(" ")))
                    .containsExactly(
                            "README.md: a symbolic link that leads out of the project",
                            "src/main/python: a symbolic link that leads out of the project");
        }

        @Test
        void to_nothing_are_refused() {
            module.link(ROOT + "acme/x.py", "y.py");

            assertThat(module.mistakes()).startsWith(ROOT + "acme/x.py: a symbolic link that leads nowhere");
        }

        @Test
        void in_a_circle_are_refused() {
            module.link(ROOT + "acme/me", ".")
                    .link(ROOT + "acme/all", "../..")
                    .link(ROOT + "acme/one", "../../../../one")
                    .empty("one/x", "two/x")
                    .link("one/two", "../two")
                    .link("two/one", "../one")
                    .link(ROOT + "acme/self", "self");

            assertThat(module.mistakes().lines().filter(line -> !line.startsWith(" ")))
                    .containsExactly(
                            ROOT + "acme/all: a symbolic link to a folder that it is in itself",
                            ROOT + "acme/me: a symbolic link to a folder that it is in itself",
                            ROOT + "acme/one/two/one: a symbolic link to a folder that it is in itself",
                            ROOT + "acme/self: a symbolic link that leads nowhere");
        }

        @Test
        void that_are_junk_or_lead_to_junk_are_junk() {
            module.empty(".env", ".venv/pyvenv.cfg", "secrets.txt")
                    .link(ROOT + "acme/.env", "../../../../secrets.txt")
                    .link(ROOT + "acme/.#x.py", "nobody@nowhere")
                    .link(ROOT + "acme/.venv", "../../../../../..")
                    .link(ROOT + "acme/settings", "../../../../.env")
                    .link(ROOT + "acme/v", "../../../../.venv");

            assertThat(module.sources()).containsExactly("acme/__init__.py");
        }
    }

    @Nested
    class Refused {
        @Test
        void are_names_that_an_installer_would_take_for_its_own() {
            module.empty(
                    ROOT + "acme-1.0.dist-info/METADATA", ROOT + "acme-1.0.data/scripts/x", ROOT + "acme/chart.data/x");

            assertThat(module.mistakes().lines().filter(line -> !line.startsWith(" ")))
                    .containsExactly(
                            ROOT
                                    + "acme-1.0.data: installers take a folder of this name for a part of the wheel itself",
                            ROOT + "acme-1.0.dist-info: installers take a folder of this name for a part of the wheel"
                                    + " itself");
        }

        @Test
        void are_files_and_folders_that_can_t_be_read() throws Exception {
            assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
            module.empty(ROOT + "acme/closed.py", ROOT + "acme/closed/x.py");
            Path file = module.folder().resolve(ROOT + "acme/closed.py");
            Path closed = module.folder().resolve(ROOT + "acme/closed");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
            try {
                assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
                assertThat(module.mistakes())
                        .contains(ROOT + "acme/closed: it can't be read")
                        .contains(ROOT + "acme/closed.py: it can't be read");
            } finally {
                Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
            }
        }

        @Test
        void is_a_module_that_two_folders_have() {
            module.empty("lib/acme/x.py", "gen/acme/x.py").pyproject("[tool.pypack]\nsources = ['lib', 'gen']");

            assertThat(module.mistakes())
                    .startsWith("gen/acme/x.py: it would be acme/x.py in the wheel, and so would lib/acme/x.py");
        }

        @Test
        void is_a_module_that_is_a_package_too() {
            module.empty(ROOT + "acme/x.py", ROOT + "acme/x/__init__.py", ROOT + "acme/y.py", ROOT + "acme/y/data.txt");

            assertThat(module.mistakes().lines())
                    .first()
                    .isEqualTo(ROOT + "acme/x.py: the package " + ROOT
                            + "acme/x/__init__.py has the same name, so that Python never imports this module");
        }

        @Test
        void are_modules_of_Python_s_own_names_unless_they_are_meant() {
            module.empty(ROOT + "random.py", ROOT + "email/part.py", ROOT + "acme/json.py", ROOT + "types/notes.txt")
                    .pyproject("");
            assertThat(module.mistakes().lines().filter(line -> !line.startsWith(" ")))
                    .containsExactly(
                            ROOT + "email/part.py: Python has a module email of its own, which is imported in place of"
                                    + " this one",
                            ROOT
                                    + "random.py: Python has a module random of its own, which is imported in place of this"
                                    + " one");

            module.pyproject("[tool.pypack]\nstandard-modules = ['random', 'email']");
            assertThat(module.sources()).contains("random.py", "email/part.py");
        }

        @Test
        void are_names_that_differ_in_case_alone() {
            module.empty(ROOT + "acme/Data/x", ROOT + "acme/data/y", ROOT + "acme/README", ROOT + "acme/Readme");
            assumeThat(module.folder().resolve(ROOT + "acme/DATA")).doesNotExist();

            assertThat(module.mistakes().lines().filter(line -> !line.startsWith(" ")))
                    .containsExactly(
                            ROOT + "acme/Readme: acme/Readme and acme/README are one and the same name on Windows and"
                                    + " macOS",
                            ROOT + "acme/data/y: acme/data and acme/Data are one and the same name on Windows and"
                                    + " macOS");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "aux.py      | Windows can't hold aux.py, which is the name of a device there",
                    "Com1        | Windows can't hold Com1, which is the name of a device there",
                    "a:b         | Windows can't hold a name with :",
                    "a*          | Windows can't hold a name with *",
                    "`a\\b`      | Windows can't hold a name with \\",
                    "`a\nb`      | Windows can't hold a name with U+000A",
                    "a.          | Windows can't hold a name that ends with a dot or a blank",
                    "`a `        | Windows can't hold a name that ends with a dot or a blank",
                })
        void are_names_that_Windows_can_t_hold(String name, String why) {
            assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
            module.empty(ROOT + "acme/" + name);

            assertThat(module.mistakes()).isEqualTo(ROOT + "acme/" + name + ": " + why + "\n    Rename it.");
        }
    }

    @Test
    void the_list_of_Python_s_modules_is_that_of_the_embedded_Python() throws Exception {
        Path script = Files.writeString(
                folder.resolve("modules.py"), "import sys; print(*sorted(sys.stdlib_module_names), sep='\\n')");

        assertThat(Judges.summoned().python(script).output().lines())
                .containsExactlyInAnyOrderElementsOf(StandardModules.names());
    }
}
