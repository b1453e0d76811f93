package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Metadata;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageReaderTest {
    private static final String MINIMAL = """
            [project]
            name = "acme"
            version = "1.0"
            """;

    @TempDir
    Path module;

    private PomValues pom = PomValues.of("acme-module", "1.0");

    @BeforeEach
    void writeSources() throws IOException {
        write("src/main/python/acme/__init__.py", "");
    }

    @Nested
    class Metadata_from_pyproject {
        @Test
        void every_field_is_read() throws Exception {
            write("README.md", "# Acme\n");
            write("LICENSE", "Do what you like.\n");
            write("legal/NOTICE.txt", "Notice.\n");
            write("pyproject.toml", """
                    [project]
                    name = "Acme.Tool"
                    version = "1.0.0"
                    description = "A tool"
                    readme = "README.md"
                    requires-python = ">=3.9"
                    license = "mit or apache-2.0"
                    license-files = ["LICEN[CS]E", "legal/*.txt"]
                    authors = [{ name = "Ada Lovelace" }, { name = "Grace Hopper", email = "grace@example.com" }]
                    maintainers = [{ email = "team@example.com" }]
                    keywords = ["one", "two"]
                    classifiers = ["Typing :: Typed"]
                    dependencies = ["rich>=13", "pywin32; sys_platform == 'win32'"]
                    [project.optional-dependencies]
                    Excel_Files = ["openpyxl", "xlrd; python_version < '3.10' or os_name == 'nt'"]
                    [project.urls]
                    Homepage = "https://example.com"
                    [project.scripts]
                    acme = "acme.cli:main"
                    [project.gui-scripts]
                    acme-gui = "acme.gui:main"
                    [project.entry-points."acme.plugins"]
                    csv = "acme.plugins.csv"
                    [tool.pypack]
                    kind = "library"
                    [tool.other]
                    whatever = 1
                    """);

            PackageModel model = PackageReader.read(module, pom);

            assertThat(model.metadata()).hasToString("""
                    Metadata-Version: 2.4
                    Name: Acme.Tool
                    Version: 1.0.0
                    Summary: A tool
                    Description-Content-Type: text/markdown
                    Keywords: one,two
                    Author: Ada Lovelace
                    Author-email: Grace Hopper <grace@example.com>
                    Maintainer-email: team@example.com
                    License-Expression: MIT OR Apache-2.0
                    License-File: LICENSE
                    License-File: legal/NOTICE.txt
                    Classifier: Typing :: Typed
                    Project-URL: Homepage, https://example.com
                    Requires-Python: >=3.9
                    Requires-Dist: rich>=13
                    Requires-Dist: pywin32; sys_platform == "win32"
                    Requires-Dist: openpyxl; extra == "excel-files"
                    Requires-Dist: xlrd; (python_version < "3.10" or os_name == "nt") and extra == "excel-files"
                    Provides-Extra: excel-files

                    # Acme
                    """);
            assertThat(model.entryPoints().toText()).isEqualTo("""
                    [acme.plugins]
                    csv = acme.plugins.csv

                    [console_scripts]
                    acme = acme.cli:main

                    [gui_scripts]
                    acme-gui = acme.gui:main
                    """);
            assertThat(model.licenseFiles())
                    .extracting(SourceFile::name)
                    .containsExactly("LICENSE", "legal/NOTICE.txt");
        }

        @Test
        void a_byte_order_mark_is_no_mistake() throws Exception {
            write("pyproject.toml", "\uFEFF" + MINIMAL);

            assertThat(PackageReader.read(module, pom).metadata().name()).isEqualTo("acme");
        }

        @Test
        void customary_licence_files_are_taken_where_none_is_named() throws Exception {
            write("pyproject.toml", MINIMAL);
            write("LICENSE.txt", "");
            write("NOTICE", "");
            write("sub/LICENSE", "");

            assertThat(PackageReader.read(module, pom).licenseFiles())
                    .extracting(SourceFile::name)
                    .containsExactly("LICENSE.txt", "NOTICE");
        }

        @Test
        void no_licence_file_is_taken_where_the_list_is_empty() throws Exception {
            write("pyproject.toml", MINIMAL + "license-files = []");
            write("LICENSE", "");

            assertThat(PackageReader.read(module, pom).licenseFiles()).isEmpty();
        }

        @Test
        void what_is_dynamic_comes_from_the_POM() throws Exception {
            pom = new PomValues(
                    "acme-module",
                    "2.1-SNAPSHOT",
                    Optional.of("Reads\n  gauges"),
                    List.of("MIT", "Apache-2.0"),
                    List.of(new PomValues.Developer(Optional.of("Ada"), Optional.empty())),
                    Map.of("Homepage", "https://example.com"),
                    List.of(),
                    Optional.empty(),
                    Optional.of(">=3.10"));
            write("pyproject.toml", """
                    [project]
                    name = "acme"
                    dynamic = ["version", "description", "license", "authors", "urls", "requires-python"]
                    """);

            Metadata metadata = PackageReader.read(module, pom).metadata();

            assertThat(metadata.version()).hasToString("2.1.dev0");
            assertThat(metadata.summary()).contains("Reads gauges");
            assertThat(metadata.licenseExpression().map(Object::toString)).contains("MIT OR Apache-2.0");
            assertThat(metadata.author()).contains("Ada");
            assertThat(metadata.projectUrls()).containsEntry("Homepage", "https://example.com");
            assertThat(metadata.requiresPython().map(Object::toString)).contains(">=3.10");
        }

        @Test
        void a_static_version_may_be_written_otherwise_than_the_POM_s_where_it_means_the_same() throws Exception {
            pom = PomValues.of("acme", "1.0.0-SNAPSHOT");
            write("pyproject.toml", "[project]\nname = \"acme\"\nversion = \"1.0.dev0\"\n");

            assertThat(PackageReader.read(module, pom).metadata().version()).hasToString("1.0.dev0");
        }
    }

    @Nested
    class Mistakes {
        @Test
        void all_are_told_at_once_in_the_order_of_the_file() {
            assertThat(mistakes("""
                            [project]
                            name = "acme"
                            version = "1.x"
                            requires-python = "3.9"
                            licence = "MIT"
                            dependencies = ["rich >== 1", 7]
                            """))
                    .containsSubsequence(
                            "pyproject.toml:3:1: project.version: ",
                            "pyproject.toml:4:1: project.requires-python: ",
                            "pyproject.toml:5:1: project.licence is not a key",
                            "Did you mean license?",
                            "pyproject.toml:6:17: project.dependencies: ",
                            "pyproject.toml:6:31: project.dependencies holds 7, which is no string");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "name = 7                                       | project.name must be a string",
                    "name = 'a b'                                   | project.name: ",
                    "version = ''                                   | project.version: ",
                    "description = \"a\\nb\"                          | project.description: ",
                    "dynamic = ['name']                             | project.dynamic has name, and a name never is",
                    "dynamic = ['version']                          | project.dynamic has version, and the table gives a value",
                    "dynamic = ['dependencies']                     | can't take from a POM",
                    "dynamic = ['license']                          | and the POM does not tell it",
                    "license = {text = 'MIT'}                       | which PEP 639 has replaced",
                    "license = 'Beer'                               | project.license: ",
                    "license-files = ['../LICENSE']                 | which is no glob of PEP 639",
                    "license-files = ['[]']                         | which is no glob of PEP 639",
                    "license-files = [']a[']                        | which is no glob of PEP 639",
                    "license-files = ['COPYING']                    | and no file matches it",
                    "readme = 'README.md'                           | and there is no such file",
                    "readme = 'README.adoc'                         | whose ending does not tell",
                    "readme = '../README.md'                        | leads out of the project",
                    "readme = \"a\\u0000.md\"                         | is no path on this machine",
                    "readme = {text = 'x'}                          | is a table without content-type",
                    "readme = {file = 'a.md', text = 'x', content-type = 'text/plain'} | and has both",
                    "readme = {text = 'x', content-type = 'text/html'}                 | which no index knows",
                    "readme = {text = 'x', content-type = 'text/markdown; charset=latin-1'} | can't be the description: ",
                    "authors = ['Ada']                              | holds Ada, which is no table",
                    "authors = [{name = 'a, b'}]                    | project.authors: ",
                    "authors = [{nmae = 'Ada'}]                     | is not a key",
                    "urls = {'A label that is longer than 32 characters' = 'x'} | project.urls: ",
                    "import-names = ['acme']                        | is not supported by this version",
                    "optional-dependencies = {a-b = [], a_b = []}   | is by PEP 685 the same extra as a-b",
                    "optional-dependencies = {'' = []}              | project.optional-dependencies.: ",
                    "scripts = {acme = 'acme.cli'}                  | a script calls a function",
                    "scripts = {python3 = 'acme:main'}              | would hide the interpreter",
                    "scripts = {'a b' = 'acme:main'}                | has other characters",
                    "scripts = {acme = 'acme:main:x'}               | is no object reference",
                    "scripts = {acme = 'acme..cli:main'}            | is no object reference",
                    "scripts = {acme = '1acme:main'}                | is no object reference",
                    "scripts = {acme = 'acme main'}                 | is no object reference",
                    "entry-points = {console_scripts = {a = 'b:c'}} | Write its lines under [project.scripts]",
                    "entry-points = {'a-b' = {a = 'b:c'}}           | is no dotted name",
                    "entry-points = {a = {b = {c = 'd'}}}           | project.entry-points.a.b must be a string",
                    "keywords = ['a,b']                             | project.keywords: ",
                })
        void of_a_key_are_named_with_their_place(String line, String message) {
            String key = line.substring(0, line.indexOf(' '));
            String rest = MINIMAL.lines()
                    .filter(each -> !each.startsWith(key + " "))
                    .reduce("", (before, each) -> before + each + "\n");

            assertThat(mistakes(rest + line)).contains("pyproject.toml:").contains(message);
        }

        @Test
        void a_missing_name_and_version_are_asked_for() {
            assertThat(mistakes("[project]\n"))
                    .contains("pyproject.toml:1:1: [project] has no name")
                    .contains("dynamic = [\"version\"]");
        }

        @Test
        void another_version_than_the_POM_s_shows_both_ways_out() {
            pom = PomValues.of("acme", "1.1.0-SNAPSHOT");

            assertThat(mistakes(MINIMAL)).isEqualTo("""
                    pyproject.toml:3:1: project.version is 1.0, and the POM says 1.1.0-SNAPSHOT, which is 1.1.0.dev0
                        Take it from the POM: remove the line, and write in [project]
                            dynamic = ["version"]
                        or set the version of the POM to 1.0.""");
        }

        @Test
        void a_version_of_the_POM_without_a_form_is_refused_with_those_that_have_one() {
            pom = PomValues.of("acme", "1.0-M1");

            assertThat(mistakes("[project]\nname = \"acme\"\ndynamic = [\"version\"]"))
                    .contains("the version 1.0-M1 has no form in PEP 440")
                    .contains("1.0-beta-1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[project", "a = 1\na = 2", "a = {b = 1,\n}", "= 1", "a = \"\\x\"", "\u0000"})
        void broken_TOML_is_refused_with_its_place(String text) {
            assertThat(mistakes(text)).matches("(?s)pyproject\\.toml:\\d+:\\d+: .*");
        }

        @Test
        void TOML_1_1_is_named_as_such() {
            assertThat(mistakes("a = {b = 1,\n c = 2}")).contains("This is TOML 1.1; pyproject.toml is TOML 1.0");
        }

        @Test
        void a_hundred_thousand_brackets_are_refused_like_any_other_mistake() {
            assertThat(mistakes("a = " + "[".repeat(100_000))).startsWith("pyproject.toml:1:");
        }

        @Test
        void a_file_that_is_not_UTF_8_is_refused() throws Exception {
            Files.write(module.resolve("pyproject.toml"), "name = 'grün'".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(mistakesOfFile()).isEqualTo("pyproject.toml: the file is not UTF-8\n    Save it as UTF-8.");
        }

        @Test
        void a_readme_that_is_not_UTF_8_is_refused() throws Exception {
            Files.write(module.resolve("README.rst"), "grün".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(mistakes(MINIMAL + "readme = 'README.rst'"))
                    .contains("pyproject.toml:4:1: README.rst is not UTF-8");
        }

        @Test
        void a_README_beside_the_POM_that_is_not_UTF_8_is_refused() throws Exception {
            Files.write(module.resolve("README.md"), "grün".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(mistakesOfFile()).isEqualTo("README.md: the file is not UTF-8\n    Save it as UTF-8.");
        }

        @Test
        void a_reference_of_a_hundred_thousand_names_is_read_like_any_other() {
            String name = "a.".repeat(100_000) + "b";

            assertThat(mistakes(MINIMAL + "scripts = {x = '" + name + "'}")).contains("a script calls a function");
            assertThat(mistakes(MINIMAL + "entry-points = {'" + name + "-' = {x = 'y'}}"))
                    .contains("is no dotted name");
        }

        @Test
        void of_the_tool_table_name_what_is_known() {
            assertThat(mistakes(MINIMAL + "[tool.pypack]\nknid = 'library'")).contains("Did you mean kind?");
            assertThat(mistakes(MINIMAL + "[tool.pypack]\nkind = 'pipeline'"))
                    .contains("the kind is pipeline, and this version of pypack packs libraries only");
            assertThat(mistakes(MINIMAL + "[tool.pypack]\nlevel = 'bytecode'"))
                    .contains("tool.pypack.level is not a key that pypack or the standard knows");
        }

        @Test
        void a_property_that_says_other_than_the_file_is_refused() {
            pom = new PomValues(
                    "acme",
                    "1.0",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    Optional.of("app"),
                    Optional.of(">=3.12"));

            assertThat(mistakes(MINIMAL + "requires-python = '>=3.9'"))
                    .contains("pypack.kind is app, and this version of pypack packs libraries only")
                    .contains(
                            "pypack.requiresPython is >=3.12, and project.requires-python in pyproject.toml is >=3.9");
        }

        @Test
        void an_artifactId_that_is_no_name_is_refused_where_it_is_the_name() {
            pom = PomValues.of("acme_", "1.0");

            assertThat(mistakesOfFile()).contains("pom.xml: artifactId: ");
        }

        @Test
        void wheels_that_the_POM_depends_on_are_not_lost() {
            pom = new PomValues(
                    "acme",
                    "1.0",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of("com.acme:shared:whl"),
                    Optional.empty(),
                    Optional.empty());

            assertThat(mistakesOfFile()).contains("pom.xml: the module depends on com.acme:shared:whl");
        }

        @Test
        void licences_of_the_POM_that_are_not_SPDX_are_refused_with_the_line_to_write() {
            pom = new PomValues(
                    "acme",
                    "1.0",
                    Optional.empty(),
                    List.of("Apache License, Version 2.0"),
                    List.of(),
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

            assertThat(mistakesOfFile())
                    .contains("pom.xml: licenses: ")
                    .contains("<license><name>Apache-2.0</name></license>");
        }
    }

    @Nested
    class Sources {
        @Test
        void are_ordered_by_code_points_and_without_junk() throws Exception {
            write("src/main/python/acme/ﬀ.txt", "");
            write("src/main/python/acme/😀.txt", "");
            write("src/main/python/acme/Z.py", "");
            write("src/main/python/acme/data/.hidden", "");
            write("src/main/python/acme/__pycache__/Z.cpython-312.pyc", "");
            write("src/main/python/acme/Z.pyc", "");
            write("src/main/python/acme/.DS_Store", "");
            write("src/main/python/acme/.venv/bin/python", "");
            write("src/main/python/.env", "SECRET=1");

            assertThat(PackageReader.read(module, pom).sources())
                    .extracting(SourceFile::name)
                    .containsExactly("acme/Z.py", "acme/__init__.py", "acme/data/.hidden", "acme/ﬀ.txt", "acme/😀.txt");
        }

        @Test
        void that_are_links_are_refused() throws Exception {
            Files.createSymbolicLink(module.resolve("src/main/python/acme/link.py"), Path.of("__init__.py"));

            assertThat(mistakesOfFile()).contains("src/main/python/acme/link.py: a symbolic link");
        }

        @Test
        void that_an_installer_would_take_for_its_own_are_refused() throws Exception {
            write("src/main/python/acme-1.0.dist-info/METADATA", "");
            write("src/main/python/acme-1.0.data/scripts/x", "");
            write("src/main/python/acme/chart.data/x", "");
            write("src/main/python/acme.egg-info/PKG-INFO", "");

            assertThat(mistakesOfFile().lines().filter(line -> !line.startsWith(" ")))
                    .containsExactly(
                            "src/main/python/acme-1.0.data: installers take a folder of this name for a part of the"
                                    + " wheel itself",
                            "src/main/python/acme-1.0.dist-info: installers take a folder of this name for a part of the"
                                    + " wheel itself");
        }

        @Test
        void that_are_too_large_are_refused() throws Exception {
            try (RandomAccessFile hole = new RandomAccessFile(
                    module.resolve("src/main/python/acme/model.bin").toFile(), "rw")) {
                hole.setLength((1L << 30) + 1);
            }

            assertThat(mistakesOfFile()).contains("src/main/python/acme/model.bin: larger than 1 GiB");
        }

        @Test
        void for_one_platform_are_refused() throws Exception {
            write("src/windows/python/acme/win.py", "");

            assertThat(mistakesOfFile()).contains("src/windows/python: sources for one platform");
        }

        @Test
        void that_are_not_there_are_asked_for() throws Exception {
            Files.delete(module.resolve("src/main/python/acme/__init__.py"));
            assertThat(mistakesOfFile()).startsWith("src/main/python: the folder has no files");

            Files.delete(module.resolve("src/main/python/acme"));
            Files.delete(module.resolve("src/main/python"));
            assertThat(mistakesOfFile()).startsWith("src/main/python: there is no such folder");
        }
    }

    private String mistakes(String pyproject) {
        write("pyproject.toml", pyproject);
        return mistakesOfFile();
    }

    private String mistakesOfFile() {
        UserMistake[] mistake = new UserMistake[1];
        assertThatThrownBy(() -> PackageReader.read(module, pom))
                .isInstanceOfSatisfying(UserMistake.class, thrown -> mistake[0] = thrown);
        assertThat(StreamSupport.stream(mistake[0].findings().spliterator(), false)
                        .map(Finding::id))
                .allMatch(id -> id.matches("[a-z0-9-]+"));
        return mistake[0].getMessage();
    }

    private void write(String name, String text) {
        try {
            Path file = module.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
