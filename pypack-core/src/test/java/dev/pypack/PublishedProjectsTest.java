package dev.pypack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.judge.PublishedProjects;
import dev.pypack.judge.PublishedProjects.Published;
import dev.pypack.pep.Metadata;
import dev.pypack.project.PomValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Well-known projects, packed by pypack and by their own backends: files, contents and metadata are equal, but for the
 * differences that {@code published-differences.txt} explains.
 */
class PublishedProjectsTest {
    @TempDir
    static Path folder;

    private static final List<WheelDifference> DIFFERENCES = new ArrayList<>();
    private static final List<Explanation> TABLE = new ArrayList<>();
    private static List<Published> projects = List.of();

    /** A line of the table: differences, with * for any text, and why they are right. */
    private record Explanation(String project, String kind, String what, String reason) {
        static Explanation parse(String line) {
            String[] cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            assertThat(cells).as(line).hasSize(4).doesNotContain("");
            return new Explanation(cells[0], cells[1], cells[2], cells[3]);
        }

        boolean explains(WheelDifference difference) {
            return matches(project, difference.project())
                    && kind.equals(difference.kind())
                    && matches(what, difference.what());
        }

        private static boolean matches(String pattern, String text) {
            return text.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
        }
    }

    @BeforeAll
    static void packAll() throws IOException {
        try (InputStream stream = PublishedProjectsTest.class.getResourceAsStream("published-differences.txt")) {
            new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> TABLE.add(Explanation.parse(line)));
        }
        projects = PublishedProjects.all();
        for (Published project : projects) {
            DIFFERENCES.addAll(WheelDifference.between(project.name(), project.wheel(), pack(project)));
        }
    }

    /** In a module whose POM says the version and the summary; a backend may compute them. */
    private static Path pack(Published project) throws IOException {
        Path sources = folder.resolve(project.name()).resolve("sources");
        copy(project.sources(), sources);
        Path pyproject = sources.resolve("pyproject.toml");
        Files.writeString(pyproject, withoutComputed(Files.readString(pyproject)));
        Metadata said = Metadata.parseLeniently(Files.readAllBytes(sources.resolve("PKG-INFO")));
        PomValues pom = new PomValues(
                said.name(),
                said.version().toString(),
                said.summary(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        BuildContext context =
                new BuildContext(Judges.host(), new FolderProvisioner(Path.of("none")), BuildListener.SILENT);
        return Pypack.in(context)
                .storedIn(sources.resolveSibling("store"))
                .wheel(sources, pom, sources.resolveSibling("wheel"))
                .file();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** Without what a plug-in of the backend computes, and a POM can't tell. */
    private static String withoutComputed(String pyproject) {
        return pyproject.replaceAll("(\\ndynamic = \\[[^\\]]*)\"(?:classifiers|readme)\",?", "$1");
    }

    @Test
    void there_are_twenty_of_them() {
        assertThat(projects).hasSize(20);
    }

    @Test
    void their_wheels_differ_only_as_the_table_explains() {
        assertThat(DIFFERENCES)
                .filteredOn(difference -> TABLE.stream().noneMatch(line -> line.explains(difference)))
                .isEmpty();
    }

    @Test
    void every_line_of_the_table_explains_a_difference() {
        assertThat(TABLE)
                .filteredOn(line -> DIFFERENCES.stream().noneMatch(line::explains))
                .isEmpty();
    }
}
