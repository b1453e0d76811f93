package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A pyproject.toml: the tables of it that pypack reads. Tables of other tools are theirs.
 */
final class Pyproject {
    static final String NAME = "pyproject.toml";

    private final String text;
    private final TomlSection whole;

    private Pyproject(String text, TomlSection whole) {
        this.text = text;
        this.whole = whole;
    }

    /** Reads the file of a module; it is empty where there is none, or none that could be read, which is then noted. */
    static Pyproject in(ProjectFolder project, List<Finding> mistakes) throws IOException {
        Path file = project.resolve(NAME);
        if (!Files.exists(file)) {
            return parse("", mistakes);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            mistakes.add(Finding.error(
                    "unreadable",
                    Place.of(NAME),
                    "it can't be read",
                    "Make it a file that the user who runs Maven can read."));
            return parse("", mistakes);
        }
        Optional<String> text = Utf8File.read(file);
        if (text.isEmpty()) {
            mistakes.add(Finding.error("not-utf8", Place.of(NAME), "the file is not UTF-8", "Save it as UTF-8."));
        }
        return parse(text.orElse(""), mistakes);
    }

    private static Pyproject parse(String text, List<Finding> mistakes) {
        Optional<TomlSection> whole = TomlSection.parse(NAME, text, mistakes);
        return whole.isPresent() ? new Pyproject(text, whole.get()) : parse("", mistakes);
    }

    /** The table {@code [project]}, if it is there. */
    Optional<TomlSection> project() {
        return whole.section("project");
    }

    /** The table {@code [build-system]}, if it is there. */
    Optional<TomlSection> buildSystem() {
        return whole.section("build-system");
    }

    /** The table {@code [tool]}, whose tables belong to one tool each; an empty one where it is not there. */
    TomlSection tool() {
        return whole.sectionOrEmpty("tool");
    }

    /** The table {@code [tool.pypack]}; an empty one where it is not there. */
    TomlSection pypack() {
        return tool().sectionOrEmpty("pypack");
    }

    /** The whole file, without a byte order mark; nothing where there is no file. */
    String text() {
        return text;
    }
}
