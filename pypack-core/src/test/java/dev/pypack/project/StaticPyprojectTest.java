package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.pep.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPyprojectTest {
    private static final String BACKEND = """
            [build-system]
            requires = ["hatchling"]
            build-backend = "hatchling.build"
            """;
    private static final PomValues POM = new PomValues(
            "acme",
            "1.0-SNAPSHOT",
            Optional.of("A \"tool\" \\ größer"),
            List.of("MIT", "Apache-2.0"),
            List.of(
                    new PomValues.Developer(Optional.of("Ada"), Optional.empty()),
                    new PomValues.Developer(Optional.of("Grace"), Optional.of("g@example.com"))),
            urls(),
            List.of(new PomValues.Dependency("base", "2.0"), new PomValues.Dependency("other", "1.0-rc1")),
            Optional.empty(),
            Optional.of(">=3.9"));

    private static Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("Homepage", "https://example.com");
        urls.put("Bug Tracker", "https://example.com/bugs");
        return urls;
    }

    @TempDir
    Path folder;

    private WrittenModule module = WrittenModule.in(Path.of("none"));

    @BeforeEach
    void write() {
        module = WrittenModule.in(folder).with(POM).empty("src/acme/__init__.py");
    }

    @Test
    void what_comes_from_the_POM_stands_in_it_and_all_else_is_as_it_was() {
        assertThat(inSdist("""
                # Acme's own.
                [project]
                name = "acme"   # the name
                dynamic = ["version", "description", "license", "authors",
                    "urls", "requires-python", "dependencies"]
                keywords = [ 'a','b' ]

                [tool.other]
                number = 1_000
                """ + BACKEND)).isEqualTo("""
                # Acme's own.
                [project]
                name = "acme"   # the name
                version = "1.0.dev0"
                description = "A \\"tool\\" \\\\ größer"
                license = "MIT OR Apache-2.0"
                authors = [{ name = "Ada" }, { name = "Grace", email = "g@example.com" }]
                urls = { Homepage = "https://example.com", "Bug Tracker" = "https://example.com/bugs" }
                requires-python = ">=3.9"
                dependencies = ["base==2.0", "other==1.0rc1"]
                keywords = [ 'a','b' ]

                [tool.other]
                number = 1_000
                """ + BACKEND);
    }

    @Test
    void what_is_static_too_is_added_to() {
        assertThat(inSdist("""
                [project]
                name = "acme"
                version = "1.0.dev0"
                requires-python = ">=3.9"
                dynamic = ["dependencies", "urls", "authors"]
                dependencies = [
                    "rich",  # for tables
                ]
                authors = [
                    { name = "Ada" },
                ]

                [project.urls]
                Docs = "https://example.com/docs"
                Homepage = "https://example.com"
                """ + BACKEND)).isEqualTo("""
                [project]
                name = "acme"
                version = "1.0.dev0"
                requires-python = ">=3.9"
                dependencies = [
                    "rich",  # for tables
                    "base==2.0",
                    "other==1.0rc1",
                ]
                authors = [
                    { name = "Ada" },
                    { name = "Grace", email = "g@example.com" },
                ]

                [project.urls]
                Docs = "https://example.com/docs"
                Homepage = "https://example.com"
                "Bug Tracker" = "https://example.com/bugs"
                """ + BACKEND);
    }

    @Test
    void a_file_that_needs_no_POM_goes_as_it_is_with_a_byte_order_mark_too() {
        module.with(PomValues.of("acme", "1.0"))
                .write("pyproject.toml", "\uFEFF[project]\r\nname = 'acme'\r\nversion = '1.0'\r\n" + BACKEND);

        SdistModel sdist = sdist(module.with(PomValues.of("acme", "1.0")));

        assertThat(sdist.written()).isEmpty();
        assertThat(sdist.files()).extracting(SourceFile::name).contains("pyproject.toml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project = { name = \"acme\", dynamic = [\"version\", \"requires-python\", \"dependencies\", \"authors\"] }\n",
                "project.name = \"acme\"\nproject.dynamic = [\"version\", \"requires-python\", \"dependencies\", \"urls\"]\n",
                "[project]\r\nname = 'acme'\r\ndynamic = ['version', 'requires-python', 'dependencies']\r\nurls.x = 'y:z'\r\n",
                """
                [project]
                name = 'acme'
                dynamic = ['version', 'requires-python', 'dependencies', 'authors']
                [[project.authors]]
                name = 'Ada'
                [[project.authors]]
                email = 'x@example.com'
                """,
                "[ 'project' ]\n\"name\" = 'acme'\n\"dynamic\" = ['version', 'requires-python', 'dependencies']\n",
                """
                [project.urls]
                Docs = 'https://example.com'
                [project]
                name='acme'
                dynamic=['urls','version','requires-python','dependencies']
                """
            })
    void every_form_of_the_table_is_understood(String project) {
        requireSameWithoutPom(project + "\n" + BACKEND);
    }

    @Test
    void any_choice_of_keys_in_any_order_gives_the_metadata_that_the_wheel_has() {
        Random chance = new Random(7);
        for (int i = 0; i < 400; i++) {
            List<String> dynamic = new ArrayList<>(List.of("version", "requires-python", "dependencies"));
            List.of("description", "license", "authors", "urls").stream()
                    .filter(key -> chance.nextBoolean())
                    .forEach(dynamic::add);
            Collections.shuffle(dynamic, chance);
            Map<String, String> written = new LinkedHashMap<>();
            written.put("name", "\"acme\"");
            written.put("dynamic", "[\"" + String.join("\", \"", dynamic) + "\"]");
            written.put("dependencies", "[\"rich>=1\", 'x; extra == \"y\"']");
            written.put("authors", "[{name = \"Ada\"}, {name = \"Linus\"}]");
            written.put("urls", "{Docs = \"https://example.com/d\"}");
            if (!dynamic.contains("description")) {
                written.put("description", "'''one'''");
            }
            if (!dynamic.contains("authors") || chance.nextBoolean()) {
                written.remove("authors");
            }
            if (chance.nextBoolean()) {
                written.remove("urls");
            }
            List<String> lines = new ArrayList<>();
            written.forEach((key, value) -> lines.add(key + " = " + value));
            Collections.shuffle(lines, chance);
            requireSameWithoutPom("[project]\n" + String.join(chance.nextBoolean() ? "\n" : " # why\n", lines) + "\n\n"
                    + "[project.scripts]\nacme = 'acme:main'\n" + BACKEND);
        }
    }

    @Test
    void licence_files_are_named_to_a_backend_that_would_not_look_for_them() {
        module.empty("LICENSE", "COPYING (old) [1].txt");
        String withUv = "[project]\nname = \"acme\"\nversion = \"1.0.dev0\"\n"
                + "requires-python = \">=3.9\"\ndynamic = [\"dependencies\"]\n"
                + BACKEND.replace("hatchling.build", "uv_build").replace("hatchling", "uv_build");

        assertThat(inSdist(withUv)).contains("license-files = [\"COPYING ?old? ?1?.txt\", \"LICENSE\"]");
        assertThat(inSdist(withUv.replace("\"uv_build\"\n", "\"acme_backend\"\n")))
                .contains("license-files");
        assertThat(inSdist(withUv.replace("uv_build", "flit_core"))).doesNotContain("license-files");
        assertThat(inSdist(withUv.replace("[project]\n", "[project]\nlicense-files = [\"LICENSE\"]\n")))
                .containsOnlyOnce("license-files");
        assertThat(inSdist(withUv.replace("[project]\n", "[project]\nlicense = {text = \"MIT\"}\n")))
                .doesNotContain("license-files");
    }

    private String inSdist(String pyproject) {
        return sdist(module.write("pyproject.toml", pyproject)).written().getOrDefault("pyproject.toml", "");
    }

    /** What the sdist's pyproject.toml says by itself is what the project's says with the POM. */
    private void requireSameWithoutPom(String pyproject) {
        String inSdist = inSdist(pyproject);
        Metadata metadata = module.read().metadata();
        module.write("pyproject.toml", inSdist);

        assertThat(module.with(PomValues.of("acme", "1.0-SNAPSHOT")).read().metadata())
                .as(pyproject + "\n----\n" + inSdist)
                .isEqualTo(metadata);
        assertThat(inSdist).doesNotContain("dynamic");
    }

    private static SdistModel sdist(WrittenModule module) {
        try {
            Files.createDirectories(module.folder());
            return PackageReader.readSdist(module.folder(), module.pom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
