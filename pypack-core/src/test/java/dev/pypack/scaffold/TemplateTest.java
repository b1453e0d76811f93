package dev.pypack.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Path LIBRARY = Path.of("src/main/resources/dev/pypack/scaffold/library");

    /** What Velocity, by which Maven fills an archetype, reads otherwise: a comment, a directive, another reference. */
    private static final Pattern OF_VELOCITY = Pattern.compile("#[\\w#{*@\\[]|\\$(?!\\{\\w+}|\\{pypack\\.version})");

    @Test
    void every_file_of_the_folder_is_a_template_and_the_other_way_round() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARY)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> LIBRARY.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Template.LIBRARY.stream(), Stream.of(Template.pom()))
                                    .map(Template::path)
                                    .toList());
        }
    }

    @Test
    void a_module_and_what_stands_alone_differ_in_their_coordinates_only() {
        String coordinates = "(?s)  <parent>.*?</parent>\n\n|  <(groupId|artifactId|version|packaging)>[^\n]*\n";
        Map<String, String> values = Map.of(
                "artifactId", "acme", "groupId", "com.acme", "version", "1", "package", "acme", "pypackVersion", "2");
        Map<String, String> ofModule = Map.of(
                "artifactId", "acme",
                "groupId", "com.acme",
                "parentArtifactId", "parent",
                "parentVersion", "1",
                "relativePath", "../pom.xml",
                "package", "acme",
                "pypackVersion", "2");

        String alone = Template.pom().fill(values).text();
        String module = Template.pomOfModule().fill(ofModule).text();

        assertThat(module.replaceAll(coordinates, "")).isEqualTo(alone.replaceAll(coordinates, ""));
        assertThat(alone).doesNotContain("<parent>");
        assertThat(module).contains("<relativePath>../pom.xml</relativePath>");
    }

    @Test
    void an_archetype_reads_them_alike() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARY)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file, UTF_8))
                            .doesNotContainPattern(OF_VELOCITY)
                            .doesNotContain("\r"));
        }
    }

    @Test
    void a_value_that_is_missing_is_a_mistake_of_ours() {
        assertThatThrownBy(() -> Template.pom().fill(Map.of("package", "acme")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("library/pom.xml asks for groupId");
    }
}
