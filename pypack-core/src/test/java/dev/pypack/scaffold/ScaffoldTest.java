package dev.pypack.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.PackageModel;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaffoldTest {
    private static final List<String> WITHOUT_POM = List.of(
            ".gitignore",
            "README.md",
            "pyproject.toml",
            "src/main/python/acme_units/__init__.py",
            "src/main/python/acme_units/py.typed",
            "src/main/python/acme_units/sizes.py",
            "src/test/python/test_sizes.py");

    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void choose() {
        folder = root.resolve("somewhere/acme-units");
    }

    @Test
    void makes_a_library_in_a_new_folder_that_gives_it_its_name() throws IOException {
        Scaffolded made = make(NewPackage.in(folder));

        assertThat(filesBelow(folder)).containsExactlyElementsOf(with("pom.xml"));
        assertThat(made.files()).containsExactlyInAnyOrderElementsOf(with("pom.xml"));
        assertThat(made.folder()).isEqualTo(folder);
        assertThat(made.bytes()).isEqualTo(sizeOf(folder));
        assertThat(made.next(root)).isEqualTo("mvn -f " + Path.of("somewhere/acme-units") + " package");
        assertThat(made.next(folder)).isEqualTo("mvn package");
        assertThat(folder.resolve("pom.xml"))
                .content()
                .contains("<groupId>com.example</groupId>\n  <artifactId>acme-units</artifactId>\n"
                        + "  <version>1.0-SNAPSHOT</version>\n  <packaging>wheel</packaging>")
                .contains("<pypack.version>0.9</pypack.version>")
                .contains("<version>${pypack.version}</version>\n        <extensions>true</extensions>");
    }

    @Test
    void what_it_makes_is_a_package_that_can_be_read() throws IOException {
        make(NewPackage.in(folder));

        PackageModel model = PackageReader.read(folder, PomValues.of("acme-units", "1.0-SNAPSHOT"));

        assertThat(model.metadata().name()).isEqualTo("acme-units");
        assertThat(model.metadata().version()).hasToString("1.0.dev0");
        assertThat(model.metadata().requiresPython()).hasToString("Optional[>=3.10]");
        assertThat(model.metadata().summary()).isPresent();
        assertThat(model.sources())
                .extracting(source -> source.name())
                .containsExactly("acme_units/__init__.py", "acme_units/py.typed", "acme_units/sizes.py");
    }

    @Test
    void takes_what_is_said_and_leaves_other_files_alone() throws IOException {
        write("LICENSE", "mine");
        write("src/main/java/acme/Units.java", "class Units {}");

        make(new NewPackage(
                folder,
                Optional.of("library"),
                Optional.of("Acme.Scales"),
                Optional.of("com.acme"),
                Optional.of("2.0-rc1"),
                Optional.of(">=3.12"),
                Optional.empty()));

        assertThat(filesBelow(folder))
                .contains("LICENSE", "src/main/java/acme/Units.java", "src/main/python/acme_scales/__init__.py");
        assertThat(folder.resolve("LICENSE")).hasContent("mine");
        assertThat(folder.resolve("pom.xml"))
                .content()
                .contains("<groupId>com.acme</groupId>", "<artifactId>Acme.Scales</artifactId>", "2.0-rc1");
        assertThat(folder.resolve("pyproject.toml"))
                .content()
                .contains("name = \"Acme.Scales\"", "requires-python = \">=3.12\"");
        assertThat(folder.resolve("src/main/python/acme_scales/__init__.py"))
                .content()
                .contains("from acme_scales.sizes import");
    }

    @ParameterizedTest
    @CsvSource({"My Units,my-units", "acme_units,acme_units", "_x.,x", "Größen,gr-en"})
    void the_name_is_what_python_can_have_of_the_name_of_the_folder(String folderName, String name) throws IOException {
        make(NewPackage.in(root.resolve(folderName)));

        assertThat(root.resolve(folderName).resolve("pyproject.toml")).content().contains("name = \"" + name + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name    | json      | standard-module      | Python has a module json of its own",
                "name    | 3d        | package-name         | the package of 3d would be called 3d, which Python can't import",
                "name    | class     | package-name         | would be called class",
                "name    | acme units| invalid-value        | a project name has only ASCII letters",
                "name    | ''        | invalid-value        | a project name can't be empty",
                "group   | com/acme  | invalid-value        | com/acme is no groupId",
                "group   | <a>       | invalid-value        | <a> is no groupId",
                "version | 1.0-M1    | version-without-form | the version 1.0-M1 has no form in PEP 440",
                "version | ''        | version-without-form | has no form",
                "python  | 3.9       | invalid-value        | 3.9",
                "python  | >=4       | no-python            | pypack.requiresPython is >=4, and there is no Python that fits",
                "python  | ==='3.9\"' | no-python           | there is no Python that fits",
                "kind    | nodes     | unsupported-kind     | pypack.kind is nodes, and this version of pypack makes libraries only"
            })
    void refuses_values_that_can_t_be_and_names_the_property(String what, String value, String id, String message) {
        Finding finding = refused(wish(what, value)).findings().stream()
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                })
                .orElseThrow();

        assertThat(finding.id()).isEqualTo(id);
        assertThat(finding.message()).contains(message);
        assertThat(finding.place().name())
                .isEqualTo(
                        switch (what) {
                            case "group" -> "pypack.groupId";
                            case "version" -> "pypack.projectVersion";
                            case "python" -> "pypack.requiresPython";
                            default -> "pypack." + what;
                        });
        assertThat(folder).doesNotExist();
    }

    @Test
    void accepts_a_python_of_which_only_one_patch_level_fits() throws IOException {
        make(wish("python", "==3.11.4"));

        assertThat(folder.resolve("pyproject.toml")).content().contains("requires-python = \"==3.11.4\"");
    }

    @Test
    void tells_all_mistakes_at_once() {
        UserMistake mistake = refused(new NewPackage(
                folder,
                Optional.of("app"),
                Optional.of("json"),
                Optional.of("?"),
                Optional.of("?"),
                Optional.of("?"),
                Optional.empty()));

        assertThat(mistake.findings().stream().map(Finding::id))
                .containsExactly(
                        "unsupported-kind",
                        "standard-module",
                        "invalid-value",
                        "version-without-form",
                        "invalid-value");
    }

    @Test
    void names_a_folder_of_which_no_name_can_be_made() {
        UserMistake mistake = refused(NewPackage.in(root.resolve("単位")));

        assertThat(mistake)
                .hasMessageContaining("pypack.name: a project name can't be empty")
                .hasMessageContaining("-Dpypack.name=<name>");
    }

    @Test
    void overwrites_nothing_and_names_all_that_is_there() throws IOException {
        write("README.md", "mine");
        write("src/test/python/test_sizes.py", "mine too");

        UserMistake mistake = refused(NewPackage.in(folder));

        assertThat(mistake)
                .hasMessageContaining("README.md, src/test/python/test_sizes.py are there already")
                .hasMessageContaining("-Dpypack.directory=<folder>");
        assertThat(filesBelow(folder)).containsExactly("README.md", "src/test/python/test_sizes.py");
        assertThat(folder.resolve("README.md")).hasContent("mine");
    }

    @Test
    void does_not_write_through_a_link_that_leads_nowhere() throws IOException {
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("README.md"), root.resolve("elsewhere"));

        assertThat(refused(NewPackage.in(folder))).hasMessageContaining("README.md is there already");
        assertThat(root.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void shows_the_pom_that_a_python_project_lacks() throws IOException {
        write("pyproject.toml", "[project]\nname = 'acme-units'\n");

        assertThat(refused(NewPackage.in(folder)))
                .hasMessageContaining("pyproject.toml is there already")
                .hasMessageContaining("all it needs is this pom.xml:")
                .hasMessageContaining("<packaging>wheel</packaging>");
        assertThat(filesBelow(folder)).containsExactly("pyproject.toml");
    }

    @Test
    void takes_back_all_that_it_made_when_it_fails() throws IOException {
        write("src", "a file where a folder has to be");

        assertThatThrownBy(() -> make(NewPackage.in(folder))).isInstanceOf(IOException.class);
        assertThat(filesBelow(folder)).containsExactly("src");

        Path below = folder.resolve("src/new/package");
        assertThatThrownBy(() -> make(NewPackage.in(below))).isInstanceOf(IOException.class);
        assertThat(filesBelow(folder)).containsExactly("src");
    }

    @Test
    void what_the_reader_refuses_does_not_appear() {
        // Windows can't have a file of this name, nor can a wheel.
        assertThat(refused(wish("name", "aux"))).hasMessageContaining("aux");
        assertThat(folder).doesNotExist();
    }

    @Test
    void adds_what_a_pom_of_packaging_wheel_lacks() throws IOException {
        write("pom.xml", "mine");

        Scaffolded made = make(near(pom(folder, "wheel", true)));

        assertThat(made.files())
                .containsExactlyInAnyOrderElementsOf(WITHOUT_POM.stream()
                        .map(name -> name.replace("acme_units", "acme_base"))
                        .toList());
        assertThat(folder.resolve("pom.xml")).hasContent("mine");
        assertThat(folder.resolve("pyproject.toml")).content().contains("name = \"acme-base\"");
        assertThat(made.next(folder)).isEqualTo("mvn package");
    }

    @Test
    void does_not_make_what_the_pom_of_the_folder_does_not_pack() throws IOException {
        write("pom.xml", "mine");

        assertThat(refused(near(pom(folder, "jar", false))))
                .hasMessageContaining("pom.xml: its packaging is jar, and it packs no wheel")
                .hasMessageContaining("<version>0.9</version>")
                .hasMessageContaining("<goal>wheel</goal>");
        assertThat(refused(near(pom(folder, "pom", false))))
                .hasMessageContaining("pom.xml: its packaging is pom")
                .hasMessageContaining("-Dpypack.directory=<folder>");
        assertThat(filesBelow(folder)).containsExactly("pom.xml");
    }

    @Test
    void a_pom_that_maven_was_not_called_with_is_a_file_like_any_other() throws IOException {
        write("pom.xml", "mine");

        assertThat(refused(near(pom(root, "pom", false)))).hasMessageContaining("pom.xml is there already");
    }

    @Test
    void makes_a_module_of_the_project_around() throws IOException {
        Scaffolded made = make(near(pom(root, "pom", false)));

        assertThat(folder.resolve("pom.xml")).content().contains("""
                  <parent>
                    <groupId>com.acme</groupId>
                    <artifactId>acme-base</artifactId>
                    <version>${revision}</version>
                    <relativePath>../../pom.xml</relativePath>
                  </parent>

                  <artifactId>acme-units</artifactId>
                  <packaging>wheel</packaging>
                """);
        assertThat(made.next(root)).isEqualTo("""
                write in <modules> of pom.xml
                    <module>somewhere/acme-units</module>
                and then
                    mvn package -pl somewhere/acme-units""");
    }

    @Test
    void what_stands_in_or_beside_a_project_that_has_no_modules_stands_alone() throws IOException {
        make(near(pom(root, "jar", false)));

        assertThat(folder.resolve("pom.xml")).content().doesNotContain("<parent>");

        Path beside = root.resolve("beside");
        make(new NewPackage(
                beside,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(pom(folder, "pom", false))));

        assertThat(beside.resolve("pom.xml")).content().doesNotContain("<parent>");
    }

    @Test
    void the_pom_that_is_there_tells_group_and_version() {
        NewPackage wanted = new NewPackage(
                folder,
                Optional.empty(),
                Optional.empty(),
                Optional.of("org.other"),
                Optional.of("7"),
                Optional.empty(),
                Optional.of(pom(root, "pom", false)));

        assertThat(refused(wanted))
                .hasMessageContaining("pypack.groupId: pypack.groupId is org.other, and pom.xml says com.acme")
                .hasMessageContaining("pypack.projectVersion is 7, and pom.xml says 3.0");
    }

    private static ExistingPom pom(Path folder, String packaging, boolean packsWheel) {
        return new ExistingPom(
                folder.resolve("pom.xml"), "com.acme", "acme-base", "3.0", "${revision}", packaging, packsWheel);
    }

    private NewPackage near(ExistingPom pom) {
        return new NewPackage(
                folder,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(pom));
    }

    private NewPackage wish(String what, String value) {
        return new NewPackage(
                folder,
                Optional.of(value).filter(any -> what.equals("kind")),
                Optional.of(value).filter(any -> what.equals("name")),
                Optional.of(value).filter(any -> what.equals("group")),
                Optional.of(value).filter(any -> what.equals("version")),
                Optional.of(value).filter(any -> what.equals("python")),
                Optional.empty());
    }

    private static Scaffolded make(NewPackage wanted) throws IOException {
        return Scaffold.make(wanted, "0.9");
    }

    private static UserMistake refused(NewPackage wanted) {
        return catchThrowableOfType(UserMistake.class, () -> make(wanted));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static Set<String> with(String file) {
        Set<String> names = new TreeSet<>(WITHOUT_POM);
        names.add(file);
        return names;
    }

    private static Set<String> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        long bytes = 0;
        for (String name : filesBelow(folder)) {
            bytes += Files.size(folder.resolve(name));
        }
        return bytes;
    }
}
