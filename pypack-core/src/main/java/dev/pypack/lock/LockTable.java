package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.pep.InvalidPep;
import dev.pypack.project.TomlSection;
import dev.pypack.project.TomlSection.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** A table whose keys a standard gives, with values that other standards describe. */
public final class LockTable {
    private static final String INVALID = "invalid-value";

    private final TomlSection table;
    /** Where mistakes and warnings are noted. */
    private final List<Finding> found;

    /**
     * A table.
     *
     * @param table the table
     * @param found where mistakes and warnings are noted
     */
    public LockTable(TomlSection table, List<Finding> found) {
        this.table = table;
        this.found = found;
    }

    /** Warns of keys that the standard doesn't know: what they say is not done. */
    LockTable knowing(Set<String> keys) {
        for (String key : table.keys()) {
            if (!keys.contains(key)) {
                String remedy = Suggestion.nearest(key, new TreeSet<>(keys))
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElse("");
                found.add(Finding.warning(
                        "unknown-key",
                        table.place(key),
                        table.full(key) + " is not a key of version " + Pylock.VERSION + ", and is passed over",
                        remedy));
            }
        }
        return this;
    }

    /**
     * The keys that the table has.
     *
     * @return in the order of the file
     */
    public Set<String> keys() {
        return table.keys();
    }

    /**
     * Whether there is a key.
     *
     * @param key its name
     * @return true if it has a value, of whatever type
     */
    public boolean has(String key) {
        return table.has(key);
    }

    Optional<String> text(String key) {
        return table.string(key);
    }

    Optional<String> requiredText(String key) {
        require(key);
        return table.string(key);
    }

    void require(String key) {
        if (!table.has(key)) {
            mistake("missing-key", table.place(), table.full(key) + " is missing", "");
        }
    }

    /** A text that follows a standard. */
    <T> Optional<T> parsed(String key, Function<String, T> parse) {
        Optional<String> text = table.string(key);
        return text.isPresent() ? parsed(new Item(text.get(), table.place(key)), key, parse) : Optional.empty();
    }

    /** A text from anywhere that follows a standard, as that of a key. */
    <T> Optional<T> parsed(Item item, String key, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(item.text()));
        } catch (InvalidPep | IllegalArgumentException e) {
            mistake(INVALID, item.place(), full(key) + ": " + e.getMessage(), "");
            return Optional.empty();
        }
    }

    /**
     * The texts of an array that follow a standard.
     *
     * @param <T> the type of a value
     * @param key the name of the array
     * @param parse reads a text, or throws {@link InvalidPep}
     * @return those that do; of the others a mistake is noted
     */
    public <T> List<T> allParsed(String key, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        for (Item item : table.strings(key)) {
            Optional<T> value = parsed(item, key, parse);
            if (value.isPresent()) {
                values.add(value.get());
            }
        }
        return values;
    }

    /**
     * The texts of an array that may hold other values too.
     *
     * @param key the name of the array
     * @return with the place of each; none where there is no array, of which nothing is noted
     */
    public List<Item> textsAmong(String key) {
        return table.stringsAmong(key);
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Item item : table.strings(key)) {
            texts.add(item.text());
        }
        return Collections.unmodifiableList(texts);
    }

    <T> Optional<T> value(String key, Class<T> type, String described) {
        return table.value(key, type, described);
    }

    /**
     * A table in this one.
     *
     * @param key its name
     * @return the table; nothing where there is none
     */
    public Optional<LockTable> table(String key) {
        Optional<TomlSection> inner = table.section(key);
        return inner.isPresent() ? Optional.of(new LockTable(inner.get(), found)) : Optional.empty();
    }

    List<LockTable> tables(String key) {
        List<LockTable> tables = new ArrayList<>();
        for (TomlSection inner : table.sections(key)) {
            tables.add(new LockTable(inner, found));
        }
        return Collections.unmodifiableList(tables);
    }

    FreeTable freeTable(String key) {
        Optional<LockTable> inner = table(key);
        return inner.isPresent() ? inner.get().free() : FreeTable.EMPTY;
    }

    List<FreeTable> freeTables(String key) {
        List<FreeTable> tables = new ArrayList<>();
        for (LockTable inner : tables(key)) {
            tables.add(inner.free());
        }
        return Collections.unmodifiableList(tables);
    }

    /**
     * The table with whatever is in it.
     *
     * @return all its values
     */
    public FreeTable free() {
        return new FreeTable(table.values());
    }

    /**
     * What is made of values that fit together.
     *
     * @param <T> what is made
     * @param place where the values stand
     * @param key the name of the value; empty for the whole table
     * @param making makes it, or throws {@link InvalidPep}
     * @return nothing where they don't fit, which is then noted
     */
    public <T> Optional<T> attempt(Place place, String key, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (InvalidPep | IllegalArgumentException e) {
            mistake(INVALID, place, full(key) + ": " + e.getMessage(), "");
            return Optional.empty();
        }
    }

    /** The full name of a key; of the table itself where it is empty. */
    private String full(String key) {
        String name = table.full(key);
        return key.isEmpty() ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * Where the table stands.
     *
     * @return the place of its heading
     */
    public Place place() {
        return table.place();
    }

    /**
     * Where a key stands.
     *
     * @param key its name
     * @return its place
     */
    public Place place(String key) {
        return table.place(key);
    }

    /**
     * Notes a mistake.
     *
     * @param id what kind of mistake
     * @param place where it is
     * @param message what is wrong
     * @param remedy what to do; empty where nothing helps
     */
    public void mistake(String id, Place place, String message, String remedy) {
        found.add(Finding.error(id, place, message, remedy));
    }

    void warning(String id, Place place, String message, String remedy) {
        found.add(Finding.warning(id, place, message, remedy));
    }
}
