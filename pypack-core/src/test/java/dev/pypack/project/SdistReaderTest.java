package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdistReaderTest {
    private static final String ROOT = "src/main/python/";
    private static final String HATCHLING = """
            [build-system]
            requires = ["hatchling"]
            build-backend = "hatchling.build"
            """;
    private static final String TOLD = HATCHLING + """
            [tool.hatch.build.targets.wheel]
            packages = ["src/main/python/acme"]
            """;

    @TempDir
    Path folder;

    private WrittenModule module = WrittenModule.in(Path.of("none"));

    @BeforeEach
    void write() {
        module = WrittenModule.in(folder).empty(ROOT + "acme/__init__.py").pyproject(TOLD);
    }

    @Nested
    class Packed {
        @Test
        void are_the_sources_where_they_lie_and_all_that_pyproject_names() {
            module.pyproject("""
                            readme = { file = "docs/ABOUT.txt", content-type = "text/plain" }
                            license-files = ["legal/*"]
                            [tool.pypack]
                            exclude = ["acme/left_out.py"]
                            [tool.pypack.data]
                            scripts = "bin"
                            """ + TOLD)
                    .empty(
                            "README.md",
                            "LICENSE",
                            "docs/ABOUT.txt",
                            "docs/other.txt",
                            "legal/MIT",
                            "bin/acme",
                            "pom.xml",
                            ROOT + "acme/left_out.py",
                            ROOT + "acme/data.json",
                            ROOT + "acme/__pycache__/x.pyc",
                            ROOT + "acme/.env");

            assertThat(files())
                    .containsExactly(
                            "bin/acme",
                            "docs/ABOUT.txt",
                            "legal/MIT",
                            "pyproject.toml",
                            ROOT + "acme/__init__.py",
                            ROOT + "acme/data.json");
        }

        @Test
        void are_files_under_the_names_of_the_links_that_lead_to_them() {
            module.write("shared/deep/x.txt", "")
                    .link(ROOT + "acme/shared", "../../../../shared")
                    .link(ROOT + "acme/again.txt", "shared/deep/x.txt");

            assertThat(files())
                    .containsExactly(
                            "pyproject.toml",
                            ROOT + "acme/__init__.py",
                            ROOT + "acme/again.txt",
                            ROOT + "acme/shared/deep/x.txt");
        }

        @Test
        void are_the_tests() {
            module.empty("src/test/python/test_acme.py", "src/test/java/Acme.java", "tests/data/x.json")
                    .empty("tests/__pycache__/x.pyc", "tests/.pytest_cache/x");

            assertThat(files())
                    .contains("src/test/python/test_acme.py", "tests/data/x.json")
                    .hasSize(4);
        }

        @Test
        void are_no_tests_where_a_backend_would_take_them_for_a_package() {
            WrittenModule inSrc = WrittenModule.in(folder.resolve("other"))
                    .empty("src/acme/__init__.py", "src/test/python/test_acme.py", "tests/test_more.py")
                    .pyproject(HATCHLING);

            assertThat(files(inSrc)).containsExactly("pyproject.toml", "src/acme/__init__.py", "tests/test_more.py");
        }

        @Test
        void is_what_the_backend_reads_and_nothing_of_others() {
            module.empty("hatch_build.py", "hatch.toml", "setup.cfg", "MANIFEST.in");

            assertThat(files()).startsWith("hatch.toml", "hatch_build.py", "pyproject.toml");
        }

        @Test
        void is_a_list_for_setuptools_of_what_are_no_modules() {
            module.pyproject(setuptools(ROOT.substring(0, ROOT.length() - 1)))
                    .empty(ROOT + "acme/py.typed", ROOT + "acme/a [b] c.txt");

            assertThat(sdist(module).written()).containsExactlyEntriesOf(Map.of("MANIFEST.in", """
                    include src/main/python/acme/a??b??c.txt
                    include src/main/python/acme/py.typed
                    """));
        }

        @Test
        void is_the_list_for_setuptools_that_is_there() {
            module.pyproject(setuptools(ROOT.substring(0, ROOT.length() - 1)))
                    .empty(ROOT + "acme/py.typed", "MANIFEST.in");

            assertThat(sdist(module).written()).isEmpty();
            assertThat(files()).startsWith("MANIFEST.in");
        }

        @Test
        void is_what_the_project_includes() {
            module.pyproject(TOLD + """
                    [tool.pypack.sdist]
                    include = ["CHANGELOG.md", "docs"]
                    """)
                    .empty("CHANGELOG.md", "docs/a.md", "docs/deep/b.md", "docs/.git/x", "PKG-INFO");

            assertThat(files())
                    .containsExactly(
                            "CHANGELOG.md", "docs/a.md", "docs/deep/b.md", "pyproject.toml", ROOT + "acme/__init__.py");
        }

        private static String setuptools(String where) {
            return """
                    [build-system]
                    requires = ["setuptools"]
                    build-backend = "setuptools.build_meta"
                    [tool.setuptools.packages.find]
                    where = ["%s"]
                    """.formatted(where);
        }
    }

    @Nested
    class Refused {
        @Test
        void without_a_build_system_with_the_lines_to_paste() {
            module.pyproject("");

            assertThat(mistakes()).isEqualTo("""
                    pyproject.toml: there is no [build-system], which says what builds a wheel of the sdist
                        Name a backend; write in pyproject.toml
                            [build-system]
                            requires = ["hatchling"]
                            build-backend = "hatchling.build"
                            [tool.hatch.build.targets.wheel]
                            packages = ["src/main/python/acme"]""");
        }

        @Test
        void without_a_pyproject_with_all_of_it_to_paste() {
            WrittenModule bare = WrittenModule.in(folder.resolve("bare"))
                    .with(new PomValues(
                            "acme-tool",
                            "1.0",
                            Optional.of("A tool"),
                            List.of(),
                            List.of(),
                            Map.of(),
                            List.of(),
                            Optional.empty(),
                            Optional.empty()))
                    .empty("src/acme_tool/__init__.py", "README.md");

            assertThat(mistakes(bare)).contains("""
                    Name a backend; write in pyproject.toml
                            [build-system]
                            requires = ["hatchling"]
                            build-backend = "hatchling.build"
                    """.strip()).contains("""
                    Write in pyproject.toml
                            [project]
                            name = "acme-tool"
                            readme = "README.md"
                            dynamic = ["version", "description", "dependencies"]""");
        }

        @Test
        void with_other_mistakes_in_one_run() {
            module.pyproject("keywords = 1\n[build-system]\nrequires = [\"x y\", 1]\nbackend = \"z\"\n");

            assertThat(mistakes())
                    .contains("project.keywords must be an array of strings")
                    .contains("build-system.requires: ")
                    .contains("build-system.requires holds 1, which is no string")
                    .contains("build-system.backend is not a key")
                    .contains("[build-system] has no build-backend");
        }

        @Test
        void with_no_requires_or_a_backend_of_the_project_s_own() {
            module.pyproject("[build-system]\nbuild-backend = \"mine\"\nbackend-path = [\".\"]\n");

            assertThat(mistakes())
                    .contains("[build-system] has no requires")
                    .contains("the backend is a part of the project, which this version of pypack can't put into");
        }

        @ParameterizedTest
        @CsvSource({
            "maturin, which compiles",
            "mesonpy, which compiles",
            "scikit_build_core.build, which compiles",
            "dev.pypack:pypack-maven-plugin, which is no backend in Python",
            "a:b:c, which is no backend in Python",
            "'', which is no backend in Python"
        })
        void with_what_is_no_backend_for_pure_Python(String backend, String why) {
            module.pyproject("[build-system]\nrequires = []\nbuild-backend = \"" + backend + "\"\n");

            assertThat(mistakes()).contains("build-system.build-backend is " + backend + ", " + why);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "hatchling.build | src/main/python/acme/x.py | packages = [\"src/main/python/acme\"]",
                    "hatchling.build | src/other/x.py | packages = [\"src/other\"]",
                    "setuptools.build_meta | src/main/python/acme/x.py | where = [\"src/main/python\"]",
                    "flit_core.buildapi | src/main/python/acme/x.py | Move it to src/<package>",
                    "flit_core.buildapi | src/Acme/x.py | name = \"Acme\"",
                    "uv_build | src/main/python/acme.py | module-root = \"src/main/python\"",
                    "uv_build | acme/__init__.py | module-root = \"\"",
                    "poetry.core.masonry.api | src/main/python/acme/x.py | { include = \"acme\", from = \"src/main/python\" }",
                    "pdm.backend | src/main/python/acme/x.py | package-dir = \"src/main/python\"",
                })
        void where_the_backend_would_not_find_the_packages(String backend, String source, String line) {
            WrittenModule other = WrittenModule.in(folder.resolve("other"))
                    .empty(source)
                    .pyproject("[build-system]\nrequires = []\nbuild-backend = \"" + backend + "\"\n");

            assertThat(mistakes(other))
                    .contains(" does not find by itself all that is packed: ")
                    .contains(line);
        }

        @ParameterizedTest
        @CsvSource({
            "hatchling.build, src/acme/x.py",
            "hatchling.build, acme.py",
            "setuptools.build_meta, src/any/x.py",
            "setuptools.build_meta, acme/__init__.py",
            "flit_core.buildapi, acme.py",
            "uv_build, src/acme/__init__.py",
            "poetry.core.masonry.api, acme/__init__.py",
            "pdm.backend, src/any/x.py",
            "some_other.backend, src/main/python/any.py"
        })
        void but_not_where_it_finds_them(String backend, String source) {
            WrittenModule other = WrittenModule.in(folder.resolve("other"))
                    .empty(source)
                    .pyproject("[build-system]\nrequires = []\nbuild-backend = \"" + backend + "\"\n");

            assertThat(files(other)).contains(source);
        }

        @Test
        void where_a_package_is_not_called_as_its_folder_and_nobody_says_so_to_the_backend() {
            WrittenModule one = WrittenModule.in(folder.resolve("one"))
                    .empty("src/main/__init__.py", "src/main/inner/x.py")
                    .pyproject(HATCHLING);

            String lines = "only-include = [\"src/main\"]\n        sources = { \"src/main\" = \"acme\" }";
            assertThat(mistakes(one)).contains("acme in src/main\n").contains(lines);
            one.pyproject(HATCHLING.replace("hatchling.build", "uv_build"));
            assertThat(mistakes(one))
                    .contains("name a backend that can be told of it")
                    .contains(lines);
            one.pyproject(HATCHLING + "[tool.hatch.build.targets.wheel]\nsources = { \"src/main\" = \"acme\" }\n");
            assertThat(files(one)).contains("src/main/inner/x.py");
        }

        @ParameterizedTest
        @CsvSource({
            "., which would pack the whole project",
            "missing, and there is no such file or folder",
            "../elsewhere, which leads out of the project",
            ".env, which is what tools leave behind",
            ".venv, which is what tools leave behind"
        })
        void with_an_include_that_is_not_meant(String path, String why) {
            module.pyproject(TOLD + "[tool.pypack.sdist]\ninclude = [\"" + path + "\"]\n")
                    .empty(".env", ".venv/x");

            assertThat(mistakes()).contains(path + ", " + why);
        }

        @Test
        void with_a_key_that_nobody_knows_in_wheels_too() {
            module.pyproject(TOLD + "[tool.pypack.sdist]\nincludes = []\n");

            assertThat(module.mistakes())
                    .contains("tool.pypack.sdist.includes is not a key")
                    .contains("include?");
        }

        @Test
        void with_tests_that_Windows_can_t_unpack() {
            module.empty("tests/a:b.json");

            assertThat(mistakes()).startsWith("tests/a:b.json: Windows can't hold a name with :");
        }
    }

    private List<String> files() {
        return files(module);
    }

    private static List<String> files(WrittenModule module) {
        return sdist(module).files().stream().map(SourceFile::name).toList();
    }

    private String mistakes() {
        return mistakes(module);
    }

    private static String mistakes(WrittenModule module) {
        UserMistake mistake = catchThrowableOfType(UserMistake.class, () -> sdist(module));
        assertThat(mistake).as("the module is packed").isNotNull();
        return mistake.getMessage();
    }

    private static SdistModel sdist(WrittenModule module) {
        try {
            return PackageReader.readSdist(module.folder(), module.pom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
