package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.project.PlacedValue.Array;
import dev.pypack.project.PlacedValue.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table of a TOML file that notes what is wrong in it, so that one run names all mistakes of the file. Each method for a
 * key that is absent gives nothing, and for one of another type gives nothing and notes it.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
public final class TomlSection {
    private final Place place;
    private final String name;
    private final Table table;
    private final List<Finding> mistakes;

    TomlSection(Place place, String name, Table table, List<Finding> mistakes) {
        this.place = place;
        this.name = name;
        this.table = table;
        this.mistakes = mistakes;
    }

    /**
     * Reads a file; where its syntax is wrong, each mistake is noted.
     *
     * @param file the name of the file, for the places of what is wrong
     * @param text all of the file, without a byte order mark
     * @param mistakes where what is wrong is noted, now and whenever a value is asked for
     * @return the whole file as a table, or nothing where it is no TOML 1.0
     */
    public static Optional<TomlSection> parse(String file, String text, List<Finding> mistakes) {
        Optional<Table> plain = PlainToml.parse(text);
        Optional<Table> whole = plain.isPresent() ? plain : FullToml.parse(file, text, mistakes);
        return whole.isPresent()
                ? Optional.of(new TomlSection(Place.of(file), "", whole.get(), mistakes))
                : Optional.empty();
    }

    /**
     * The keys of the table.
     *
     * @return in the order of the file
     */
    public Set<String> keys() {
        return Collections.unmodifiableSet(table.values().keySet());
    }

    /**
     * Whether a key is there, whatever its value is.
     *
     * @param key the key, without those of the tables around
     * @return true if it is
     */
    public boolean has(String key) {
        return table.values().containsKey(key);
    }

    /**
     * The value of a key that is a string.
     *
     * @param key the key
     * @return the string
     */
    public Optional<String> string(String key) {
        return value(key, String.class, "a string");
    }

    /** The value of a key as text, be it a string, a number, a truth value or a date; what is none of these is noted. */
    Optional<Item> scalar(String key) {
        Optional<PlacedValue> there = table.get(key);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (isScalar(there.get().value())) {
            return Optional.of(new Item(there.get().value().toString(), place(there.get())));
        }
        mistake("wrong-type", key, full(key) + " must be a string, a number or a truth value", "");
        return Optional.empty();
    }

    private static boolean isScalar(Object value) {
        return value instanceof String
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof OffsetDateTime;
    }

    /**
     * The strings of an array.
     *
     * @param key the key of the array
     * @return those of its values that are strings; any other is noted
     */
    public List<Item> strings(String key) {
        List<Item> strings = new ArrayList<>();
        for (PlacedValue element : elements(key, "an array of strings")) {
            if (element.value() instanceof String text) {
                strings.add(new Item(text, place(element)));
            } else {
                mistake(
                        "wrong-type",
                        place(element),
                        full(key) + " holds " + element.described() + ", which is no string",
                        "Put it in quotes, if it is meant.");
            }
        }
        return strings;
    }

    /**
     * The strings of an array that may hold other values too.
     *
     * @param key the key of the array
     * @return its strings; none where there is no array, of which nothing is noted
     */
    public List<Item> stringsAmong(String key) {
        List<Item> strings = new ArrayList<>();
        if (isOf(Array.class, key)) {
            for (PlacedValue element : elements(key, "an array")) {
                if (element.value() instanceof String text) {
                    strings.add(new Item(text, place(element)));
                }
            }
        }
        return strings;
    }

    /**
     * The tables of an array.
     *
     * @param key the key of the array
     * @return those of its values that are tables; any other is noted
     */
    public List<TomlSection> sections(String key) {
        List<TomlSection> sections = new ArrayList<>();
        List<PlacedValue> elements = elements(key, "an array of tables");
        for (int i = 0; i < elements.size(); i++) {
            PlacedValue element = elements.get(i);
            if (element.value() instanceof Table inner) {
                sections.add(new TomlSection(place(element), full(key) + "[" + i + "]", inner, mistakes));
            } else {
                mistake(
                        "wrong-type",
                        place(element),
                        full(key) + " holds " + element.described() + ", which is no table",
                        "");
            }
        }
        return sections;
    }

    private List<PlacedValue> elements(String key, String described) {
        Optional<Array> array = typed(key, Array.class, described);
        return array.isPresent() ? array.get().values() : List.of();
    }

    /**
     * The table of a key.
     *
     * @param key the key
     * @return the table
     */
    public Optional<TomlSection> section(String key) {
        Optional<Table> inner = typed(key, Table.class, "a table");
        return inner.isPresent()
                ? Optional.of(new TomlSection(place(key), full(key), inner.get(), mistakes))
                : Optional.empty();
    }

    /** The table of a key; an empty one where it is absent or no table, which is then noted. */
    TomlSection sectionOrEmpty(String key) {
        Optional<TomlSection> section = section(key);
        return section.isPresent() ? section.get() : new TomlSection(place, full(key), new Table(), mistakes);
    }

    /** A table whose values are strings, in the order of the file. */
    Map<String, Item> stringTable(String key) {
        Map<String, Item> strings = new LinkedHashMap<>();
        Optional<TomlSection> section = section(key);
        if (section.isPresent()) {
            TomlSection inner = section.get();
            for (String each : inner.keys()) {
                Optional<String> text = inner.string(each);
                if (text.isPresent()) {
                    strings.put(each, new Item(text.get(), inner.place(each)));
                }
            }
        }
        return strings;
    }

    boolean isString(String key) {
        return isOf(String.class, key);
    }

    private boolean isOf(Class<?> type, String key) {
        Optional<PlacedValue> there = table.get(key);
        return there.isPresent() && type.isInstance(there.get().value());
    }

    /**
     * The value of a key that is no table and no array.
     *
     * @param <T> the type
     * @param key the key
     * @param type {@code String}, {@code Long}, {@code Double}, {@code Boolean}, a type of {@code java.time}, or {@code Object}
     *     for any of them
     * @param described how people call the type, such as {@code an integer}
     * @return the value
     */
    public <T> Optional<T> value(String key, Class<T> type, String described) {
        return isOf(Table.class, key) || isOf(Array.class, key)
                ? wrongType(key, described)
                : typed(key, type, described);
    }

    private <T> Optional<T> typed(String key, Class<T> type, String described) {
        Optional<PlacedValue> there = table.get(key);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        Object value = there.get().value();
        return type.isInstance(value) ? Optional.of(type.cast(value)) : wrongType(key, described);
    }

    private <T> Optional<T> wrongType(String key, String described) {
        mistake("wrong-type", key, full(key) + " must be " + described, ValidValue.example(full(key)));
        return Optional.empty();
    }

    /**
     * All that is in the table.
     *
     * @return by the keys, in their order, with {@code List} for an array and {@code Map} for a table
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, PlacedValue> each : table.values().entrySet()) {
            values.put(each.getKey(), each.getValue().unplaced());
        }
        return values;
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

    /**
     * The full name of a key, as a person would look for it.
     *
     * @param key the key
     * @return with the names of the tables around
     */
    public String full(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /**
     * Where the table itself begins.
     *
     * @return the place of its name
     */
    public Place place() {
        return place;
    }

    /**
     * Where a key stands.
     *
     * @param key the key
     * @return its place; that of the table where there is no such key
     */
    public Place place(String key) {
        Optional<PlacedValue> there = table.get(key);
        return there.isPresent() ? place(there.get()) : place;
    }

    private Place place(PlacedValue value) {
        return new Place(place.name(), value.line(), value.column());
    }

    /**
     * Notes a mistake at a key.
     *
     * @param id the name of the rule
     * @param key the key
     * @param message the value and what is wrong with it
     * @param remedy what to do
     */
    public void mistake(String id, String key, String message, String remedy) {
        mistake(id, place(key), message, remedy);
    }

    void mistake(String id, Place place, String message, String remedy) {
        mistakes.add(Finding.error(id, place, message, remedy));
    }

    /**
     * A string and where it stands.
     *
     * @param text the string
     * @param place where it begins
     */
    public record Item(String text, Place place) {}
}
