package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A table of a TOML file that notes what is wrong in it, so that one run names all mistakes of the file.
 */
final class TomlSection {
    private final Place place;
    private final String name;
    private final TomlTable table;
    private final List<Finding> mistakes;

    TomlSection(Place place, String name, TomlTable table, List<Finding> mistakes) {
        this.place = place;
        this.name = name;
        this.table = table;
        this.mistakes = mistakes;
    }

    /** The keys in the order of the file. */
    Set<String> keys() {
        return table.keySet();
    }

    boolean has(String key) {
        return table.contains(List.of(key));
    }

    /** The value of a key, or nothing where it is absent or no string, which is then noted. */
    Optional<String> string(String key) {
        return value(key, String.class, "a string");
    }

    /** The value of a key as text, be it a string, a number or a truth value; what is none of these is noted. */
    Optional<Item> scalar(String key) {
        Object value = table.get(List.of(key));
        if (value == null || value instanceof String || value instanceof Long || value instanceof Boolean) {
            return Optional.ofNullable(value).map(known -> new Item(known.toString(), place(key)));
        }
        mistake("wrong-type", key, full(key) + " must be a string, a number or a truth value", "");
        return Optional.empty();
    }

    /** The strings of an array; what is not one is noted and left out. */
    List<Item> strings(String key) {
        List<Item> strings = new ArrayList<>();
        value(key, TomlArray.class, "an array of strings").ifPresent(array -> {
            for (int i = 0; i < array.size(); i++) {
                Place place = place(array.inputPositionOf(i));
                if (array.get(i) instanceof String text) {
                    strings.add(new Item(text, place));
                } else {
                    mistake(
                            "wrong-type",
                            place,
                            full(key) + " holds " + array.get(i) + ", which is no string",
                            "Put it in quotes, if it is meant.");
                }
            }
        });
        return strings;
    }

    /** The tables of an array of tables; what is not one is noted and left out. */
    List<TomlSection> sections(String key) {
        List<TomlSection> sections = new ArrayList<>();
        value(key, TomlArray.class, "an array of tables").ifPresent(array -> {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof TomlTable inner) {
                    sections.add(new TomlSection(
                            place(array.inputPositionOf(i)), full(key) + "[" + i + "]", inner, mistakes));
                } else {
                    Place place = place(array.inputPositionOf(i));
                    mistake("wrong-type", place, full(key) + " holds " + array.get(i) + ", which is no table", "");
                }
            }
        });
        return sections;
    }

    /** The table of a key, or nothing where it is absent or no table, which is then noted. */
    Optional<TomlSection> section(String key) {
        return value(key, TomlTable.class, "a table")
                .map(inner -> new TomlSection(place(key), full(key), inner, mistakes));
    }

    /** The table of a key; an empty one where it is absent or no table, which is then noted. */
    TomlSection sectionOrEmpty(String key) {
        return section(key).orElseGet(() -> new TomlSection(place, full(key), Toml.parse(""), mistakes));
    }

    /** A table whose values are strings, in the order of the file. */
    Map<String, Item> stringTable(String key) {
        Map<String, Item> strings = new LinkedHashMap<>();
        section(key)
                .ifPresent(inner -> inner.keys()
                        .forEach(each -> inner.string(each)
                                .ifPresent(text -> strings.put(each, new Item(text, inner.place(each))))));
        return strings;
    }

    boolean isString(String key) {
        return table.get(List.of(key)) instanceof String;
    }

    private <T> Optional<T> value(String key, Class<T> type, String described) {
        Object value = table.get(List.of(key));
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            mistake("wrong-type", key, full(key) + " must be " + described, ValidValue.example(full(key)));
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }

    /** Notes every key that is not one of these, with the nearest that is. */
    void allowOnly(Set<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                mistake(
                        "unknown-key",
                        key,
                        full(key) + " is not a key that pypack or the standard knows",
                        Suggestion.nearest(key, new TreeSet<>(known))
                                .map(nearest -> "Did you mean " + nearest + "?")
                                .orElse("The known ones are " + String.join(", ", new TreeSet<>(known)) + "."));
            }
        }
    }

    /** The full name of a key, as a person would look for it. */
    String full(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /** Where the table itself begins. */
    Place place() {
        return place;
    }

    Place place(String key) {
        return place(table.inputPositionOf(List.of(key)));
    }

    private Place place(@Nullable TomlPosition position) {
        return position == null ? place : new Place(place.name(), position.line(), position.column());
    }

    void mistake(String id, String key, String message, String remedy) {
        mistake(id, place(key), message, remedy);
    }

    void mistake(String id, Place place, String message, String remedy) {
        mistakes.add(Finding.error(id, place, message, remedy));
    }

    /**
     * A string and where it stands.
     */
    record Item(String text, Place place) {}
}
