package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.project.PlacedValue.Array;
import dev.pypack.project.PlacedValue.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/**
 * All of TOML, as tomlj reads it.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
final class FullToml {
    private FullToml() {}

    /** The text as a table; nothing where its syntax is wrong, of which each mistake is noted. */
    static Optional<Table> parse(String file, String text, List<Finding> mistakes) {
        TomlParseResult result = Toml.parse(text, TomlVersion.V1_0_0);
        if (!result.hasErrors()) {
            return Optional.of(table(result));
        }
        String remedy = Toml.parse(text, TomlVersion.V1_1_0).hasErrors()
                ? ""
                : "This is TOML 1.1; " + file + " is TOML 1.0: an inline table stands on one line and ends without a"
                        + " comma, a string has no \\e and \\x, and a time has seconds.";
        for (TomlParseError error : result.errors()) {
            TomlPosition position = error.position();
            Place place = new Place(file, position.line(), position.column());
            mistakes.add(Finding.error("toml-syntax", place, String.valueOf(error.getMessage()), remedy));
        }
        return Optional.empty();
    }

    private static Table table(TomlTable read) {
        Table table = new Table();
        for (String key : read.keySet()) {
            List<String> path = List.of(key);
            table.values().put(key, placed(read.get(path), read.inputPositionOf(path)));
        }
        return table;
    }

    private static Array array(TomlArray read) {
        Array array = new Array();
        for (int i = 0; i < read.size(); i++) {
            array.values().add(placed(read.get(i), read.inputPositionOf(i)));
        }
        return array;
    }

    private static PlacedValue placed(@Nullable Object read, @Nullable TomlPosition position) {
        TomlPosition known = Objects.requireNonNull(position, "tomlj knows where everything is that it read");
        Object value = Objects.requireNonNull(read);
        if (value instanceof TomlTable inner) {
            value = table(inner);
        } else if (value instanceof TomlArray inner) {
            value = array(inner);
        }
        return new PlacedValue(value, known.line(), known.column());
    }
}
