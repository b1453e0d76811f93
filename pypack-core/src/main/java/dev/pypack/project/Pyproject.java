package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlVersion;

/**
 * A pyproject.toml: the tables of it that pypack reads. Tables of other tools are theirs.
 */
final class Pyproject {
    static final String NAME = "pyproject.toml";

    private final TomlSection whole;

    private Pyproject(TomlSection whole) {
        this.whole = whole;
    }

    /**
     * Reads the file of a module.
     *
     * @return nothing where there is none, or none that could be parsed, which is then noted
     */
    static Optional<Pyproject> in(Path directory, List<Finding> mistakes) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<String> text = Utf8File.read(file);
        if (text.isEmpty()) {
            mistakes.add(Finding.error("not-utf8", Place.of(NAME), "the file is not UTF-8", "Save it as UTF-8."));
        }
        return text.flatMap(toml -> parse(toml, mistakes));
    }

    private static Optional<Pyproject> parse(String text, List<Finding> mistakes) {
        TomlParseResult result = Toml.parse(text, TomlVersion.V1_0_0);
        if (!result.hasErrors()) {
            return Optional.of(new Pyproject(new TomlSection(Place.of(NAME), "", result, mistakes)));
        }
        String remedy = Toml.parse(text, TomlVersion.V1_1_0).hasErrors()
                ? ""
                : "This is TOML 1.1; pyproject.toml is TOML 1.0, where an inline table stands on one line and ends"
                        + " without a comma.";
        for (TomlParseError error : result.errors()) {
            TomlPosition position = error.position();
            Place place = new Place(NAME, position.line(), position.column());
            mistakes.add(Finding.error("toml-syntax", place, String.valueOf(error.getMessage()), remedy));
        }
        return Optional.empty();
    }

    /** The table {@code [project]}. */
    Optional<TomlSection> project() {
        return whole.section("project");
    }

    /** The table {@code [tool.pypack]}. */
    Optional<TomlSection> pypack() {
        return whole.section("tool").flatMap(tool -> tool.section("pypack"));
    }
}
