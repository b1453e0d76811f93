package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Metadata;
import java.io.IOException;
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
                    xlsx = "acme.plugins:xlsx [excel-files]"
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
                    xlsx = acme.plugins:xlsx [excel-files]

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
        void import_names_are_read() throws Exception {
            write("pyproject.toml", MINIMAL + """
                    import-names = ["acme.gauge", "_acme ; private"]
                    import-namespaces = ["acme"]
                    """);

            assertThat(PackageReader.read(module, pom).metadata().toString())
                    .contains("Metadata-Version: 2.5\n")
                    .contains("Import-Name: acme.gauge\nImport-Name: _acme ; private\nImport-Namespace: acme\n");
        }

        @Test
        void a_package_can_say_that_nothing_of_it_is_imported() throws Exception {
            write("pyproject.toml", MINIMAL + "import-names = []");

            assertThat(PackageReader.read(module, pom).metadata().importNames()).contains(List.of());
        }

        @Test
        void a_licence_table_gives_its_text() throws Exception {
            write("pyproject.toml", MINIMAL + "license = { text = \"Do what\\nyou like\" }");
            write("NOTICE", "");

            PackageModel model = PackageReader.read(module, pom);

            assertThat(model.metadata().toString()).contains("License: Do what\n        you like\n");
            assertThat(model.licenseFiles()).extracting(SourceFile::name).containsExactly("NOTICE");
        }

        @Test
        void a_licence_table_gives_the_text_of_a_file_and_the_file() throws Exception {
            write("pyproject.toml", MINIMAL + "license = { file = \"legal/terms.txt\" }");
            write("legal/terms.txt", "Do what you like.");
            write("NOTICE", "");

            PackageModel model = PackageReader.read(module, pom);

            assertThat(model.metadata().license()).contains("Do what you like.");
            assertThat(model.licenseFiles()).extracting(SourceFile::name).containsExactly("NOTICE", "legal/terms.txt");
        }

        @Test
        void a_licence_file_that_is_a_link_in_the_project_is_taken() throws Exception {
            write("legal/MIT.txt", "MIT");
            Files.createSymbolicLink(module.resolve("LICENSE"), Path.of("legal/MIT.txt"));

            assertThat(PackageReader.read(module, pom).licenseFiles())
                    .extracting(SourceFile::name)
                    .containsExactly("LICENSE");
        }

        @Test
        void what_is_static_and_dynamic_is_joined() throws Exception {
            pom = new PomValues(
                    "acme",
                    "1.0",
                    Optional.empty(),
                    List.of(),
                    List.of(
                            new PomValues.Developer(Optional.of("Ada"), Optional.empty()),
                            new PomValues.Developer(Optional.of("Grace"), Optional.empty())),
                    Map.of("Homepage", "https://example.com", "Source", "https://example.com/source"),
                    List.of(new PomValues.Dependency("acme-shared", "2.1-SNAPSHOT")),
                    Optional.empty(),
                    Optional.empty());
            write("pyproject.toml", MINIMAL + """
                    dependencies = ["rich"]
                    authors = [{ name = "Ada" }]
                    urls = { Docs = "https://example.com/docs", Homepage = "https://example.com" }
                    dynamic = ["dependencies", "authors", "urls"]
                    """);

            Metadata metadata = PackageReader.read(module, pom).metadata();

            assertThat(metadata.requiresDist())
                    .extracting(Object::toString)
                    .containsExactly("rich", "acme-shared==2.1.dev0");
            assertThat(metadata.author()).contains("Ada, Grace");
            assertThat(metadata.projectUrls().keySet()).containsExactly("Docs", "Homepage", "Source");
            assertThat(metadata.metadataVersion()).isEqualTo("2.1");
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
                    "dynamic = ['readme']                           | can't take from a POM",
                    "dynamic = ['verison']                          | Did you mean version?",
                    "dynamic = ['dynamic']                          | which is no key of [project]",
                    "description = 'x'⏎dynamic = ['description']   | and the table gives a value",
                    "dynamic = ['license']                          | and the POM does not tell it",
                    "license = {}                                   | needs one of file and text, and has none",
                    "license = {file = 'LICENSE'}                   | and there is no such file",
                    "license = {file = '../LICENSE'}                | leads out of the project",
                    "license = {text = 'MIT'}⏎license-files = []   | which PEP 639 forbids",
                    "license = {txet = 'MIT'}                       | Did you mean text?",
                    "license = 'Beer'                               | Write an expression of SPDX, such as",
                    "license = 'MIT'⏎classifiers = ['License :: OSI Approved :: MIT License'] | in the place of such",
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
                    "import-names = ['a-b']                         | project.import-names: ",
                    "import-names = ['acme', 'acme;private']        | has acme, which is there already",
                    "import-names = ['a.b.c']                       | its parent a.b is in neither list",
                    "import-names = ['a']⏎import-namespaces = ['a'] | has a, which is in project.import-names too",
                    "import-namespaces = ['a.b']                    | is in neither list",
                    "optional-dependencies = {a-b = [], a_b = []}   | is by PEP 685 the same extra as a-b",
                    "optional-dependencies = {'' = []}              | project.optional-dependencies.: ",
                    "scripts = {acme = 'acme.cli'}                  | a script calls a function",
                    "scripts = {python3 = 'acme:main'}              | would hide the interpreter",
                    "scripts = {'a b' = 'acme:main'}                | has other characters",
                    "scripts = {acme = 'acme:main:x'}               | is no object reference",
                    "scripts = {acme = 'acme..cli:main'}            | is no object reference",
                    "scripts = {acme = 'acme:main[]'}               | is no object reference",
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

            assertThat(mistakes(rest + line.replace("⏎", "\n")))
                    .contains("pyproject.toml:")
                    .contains(message);
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

        @ParameterizedTest
        @ValueSource(strings = {"a = [{b = 1,}]", "a = {\n b = 1}", "a = \"\\e\"", "a = \"\\x41\"", "a = 07:32"})
        void each_novelty_of_TOML_1_1_is_named_as_such(String text) {
            assertThat(mistakes(text)).startsWith("pyproject.toml:").contains("This is TOML 1.1");
        }

        @Test
        void a_pyproject_that_is_no_file_is_refused() throws Exception {
            Files.createDirectory(module.resolve("pyproject.toml"));

            assertThat(mistakesOfFile()).startsWith("pyproject.toml: it can't be read");
        }

        @Test
        void a_path_that_leads_out_of_the_project_by_a_link_is_refused() throws Exception {
            Path elsewhere = Files.createDirectories(module.resolve("project")).resolveSibling("README.md");
            Files.writeString(elsewhere, "# Secret");
            module = module.resolve("project");
            Files.createSymbolicLink(module.resolve("README.md"), elsewhere);
            Files.createSymbolicLink(module.resolve("LICENSE"), elsewhere);

            assertThat(mistakes(MINIMAL + "readme = 'README.md'"))
                    .contains("project.readme is README.md, which is a symbolic link that leads out of the project")
                    .contains("LICENSE: a symbolic link that leads out of the project");
        }

        @Test
        void a_licence_file_that_is_not_UTF_8_is_refused() throws Exception {
            Files.write(module.resolve("LICENSE"), "grün".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(mistakesOfFile()).startsWith("LICENSE: a licence file has to be UTF-8");
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
            assertThat(mistakes(MINIMAL + "[tool.pypack]\nbundle = 'fat'"))
                    .contains("tool.pypack.bundle is not a key that pypack or the standard knows");
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
    class Before_anything_is_packed {
        @Test
        void the_folders_of_the_sources_are_known() throws Exception {
            write("pyproject.toml", MINIMAL);
            assertThat(PackageReader.sourcesNow(module, pom, Settings.NONE).folders())
                    .containsExactly(module.resolve("src/main/python"));

            write("lib/acme.py", "");
            write("gen/acme_gen.py", "");
            write("pyproject.toml", MINIMAL + "[tool.pypack]\nsources = ['lib', 'gen']\n");
            assertThat(PackageReader.sourcesNow(module, pom, Settings.NONE).folders())
                    .containsExactly(module.resolve("lib"), module.resolve("gen"));
        }

        @Test
        void sources_are_looked_for_where_they_are_checked() throws Exception {
            write("pyproject.toml", MINIMAL);
            assertThat(PackageReader.sourcesNow(module, pom, Settings.NONE)
                            .sources()
                            .files())
                    .isNotEmpty();

            Settings unchecked = Settings.NONE.with("pypack.syntaxCheck", List.of("false"), true);
            assertThat(PackageReader.sourcesNow(module, pom, unchecked)
                            .sources()
                            .files())
                    .isEmpty();
        }

        @Test
        void mistakes_are_told_with_those_of_the_sources() {
            write("pyproject.toml", MINIMAL + "readme = 'none.md'\nkeyword = []\n");
            write("src/main/python/random.py", "");

            assertThatThrownBy(() -> PackageReader.sourcesNow(module, pom, Settings.NONE))
                    .isInstanceOf(UserMistake.class)
                    .hasMessage(mistakesOfFile())
                    .hasMessageContaining("project.keyword is not a key")
                    .hasMessageContaining("project.readme is none.md")
                    .hasMessageContaining("random.py: Python has a module random of its own");
        }

        @Test
        void a_folder_has_a_package_where_a_pyproject_or_sources_say_so() throws Exception {
            Path bare = Files.createDirectories(module.resolve("bare"));
            assertThat(PackageReader.hasPackage(bare, "acme")).isFalse();
            write("bare/src/main/java/Acme.java", "");
            write("bare/pyproject.toml", "[tool.ruff]\nline-length = 100\n");
            assertThat(PackageReader.hasPackage(bare, "acme")).isFalse();

            write("bare/pyproject.toml", "[tool.pypack]\nsources = ['gen']\n");
            assertThat(PackageReader.hasPackage(bare, "acme")).isTrue();
            write("bare/pyproject.toml", MINIMAL);
            assertThat(PackageReader.hasPackage(bare, "acme")).isTrue();
            write("bare/pyproject.toml", "[project");
            assertThat(PackageReader.hasPackage(bare, "acme")).isTrue();
            assertThat(PackageReader.hasPackage(module, "acme")).isTrue();
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
