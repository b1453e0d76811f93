package dev.pypack.project.edit;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.PackageName;
import dev.pypack.project.TomlSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.MutableTomlArray;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** The text of a pyproject.toml, and what it says. */
final class PyprojectDocument {
    static final String NAME = "pyproject.toml";

    private final String text;
    private final TomlParseResult read;

    private PyprojectDocument(String text, TomlParseResult read) {
        this.text = text;
        this.read = read;
    }

    /** A text without a byte order mark; what is wrong in its syntax is told. */
    static PyprojectDocument parse(String text) {
        List<Finding> mistakes = new ArrayList<>();
        if (TomlSection.parse(NAME, text, mistakes).isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
        return new PyprojectDocument(text, Toml.parse(text, TomlVersion.V1_0_0));
    }

    String text() {
        return text;
    }

    boolean hasTable(String key) {
        return read.get(List.of(key)) instanceof TomlTable;
    }

    /** Whether {@code project.dynamic} names the key of a list. */
    boolean isDynamic(DependencyList list) {
        return list.dynamicKey().isPresent()
                && read.get(List.of("project", "dynamic")) instanceof TomlArray dynamic
                && dynamic.toList().contains(list.dynamicKey().get());
    }

    /** Every list of requirements that is there and can be edited. */
    List<DependencyList> lists() {
        return Stream.concat(
                        Stream.of(DependencyList.MAIN),
                        Stream.concat(
                                keys(DependencyList.EXTRAS).map(key -> new DependencyList(DependencyList.EXTRAS, key)),
                                keys(DependencyList.GROUPS).map(key -> new DependencyList(DependencyList.GROUPS, key))))
                .filter(this::isEditable)
                .toList();
    }

    private boolean isEditable(DependencyList list) {
        try {
            return array(list).isPresent();
        } catch (UserMistake e) {
            return false;
        }
    }

    private Stream<String> keys(List<String> table) {
        return tableAt(table) instanceof TomlTable found
                ? found.keySet().stream().map(PackageName::canonical).distinct()
                : Stream.empty();
    }

    private @Nullable Object tableAt(List<String> keys) {
        Object value = read;
        for (String key : keys) {
            value = value instanceof TomlTable table ? table.get(List.of(key)) : null;
        }
        return value;
    }

    private @Nullable Object value(DependencyList list) {
        return path(list).map(this::tableAt).orElse(null);
    }

    /** The keys of a list that is there, as they are spelled. */
    private Optional<List<String>> path(DependencyList list) {
        Object around = tableAt(list.table());
        if (around != null && !(around instanceof TomlTable)) {
            throw mistake("wrong-type", list.table(), String.join(".", list.table()) + " is no table", "");
        }
        List<String> same = around instanceof TomlTable table
                ? table.keySet().stream().filter(list::isSpelled).toList()
                : List.of();
        if (same.size() > 1) {
            throw mistake(
                    "same-name",
                    list.table(),
                    String.join(" and ", same) + " in " + String.join(".", list.table()) + " are one name",
                    "Keep one of them.");
        }
        return same.stream()
                .map(key -> Stream.concat(list.table().stream(), Stream.of(key)).toList())
                .findFirst();
    }

    private UserMistake mistake(String id, List<String> keys, String message, String remedy) {
        return new UserMistake(Finding.error(id, place(read.inputPositionOf(keys)), message, remedy));
    }

    /** A list that is there and can be edited, for which its array has to be written in brackets. */
    Optional<RequirementArray> array(DependencyList list) {
        return path(list).map(keys -> {
            if (!(tableAt(keys) instanceof TomlArray array)) {
                throw mistake("wrong-type", keys, list + " is no array", "");
            }
            return new RequirementArray(arrayText(keys, list), array);
        });
    }

    /** Where the bracket of a list that is there stands in the text. */
    int openOf(DependencyList list) {
        return path(list)
                .map(keys -> read.entry(keys))
                .map(entry -> offset(entry.value().position()))
                .orElseThrow();
    }

    private ArrayText arrayText(List<String> keys, DependencyList list) {
        TomlKeyValue entry = read.entry(keys);
        TomlPosition position = entry == null ? null : entry.value().position();
        if (position != null && text.startsWith("[", offset(position)) && !text.startsWith("[[", offset(position))) {
            return ArrayText.at(text, offset(position));
        }
        throw mistake(
                "unsafe-edit",
                keys,
                list + " is not written as an array of strings",
                "Write it as " + list.key() + " = [...].");
    }

    /** A position counts code points. */
    private int offset(TomlPosition position) {
        int line = 0;
        for (int i = 1; i < position.line(); i++) {
            line = text.indexOf('\n', line) + 1;
        }
        return text.offsetByCodePoints(line, position.column() - 1);
    }

    Place place(DependencyList list) {
        return path(list)
                .map(keys -> place(read.inputPositionOf(keys)))
                .orElseGet(() -> place(read.inputPositionOf(list.table())));
    }

    /** The line of an element of a list that is there. */
    Place place(DependencyList list, int index) {
        return value(list) instanceof TomlArray array && array.inputPositionOf(index) != null
                ? new Place(NAME, array.inputPositionOf(index).line(), 0)
                : place(list);
    }

    Place placeOfDynamic() {
        return place(read.inputPositionOf(List.of("project", "dynamic")));
    }

    private static Place place(@Nullable TomlPosition position) {
        return position == null ? Place.of(NAME) : new Place(NAME, position.line(), 0);
    }

    /**
     * The document with another text, if that says what this one says with one change.
     *
     * @param change what is done with the list
     */
    Optional<PyprojectDocument> edited(String newText, DependencyList list, Consumer<MutableTomlArray> change) {
        TomlParseResult expected = Toml.parse(text, TomlVersion.V1_0_0);
        MutableTomlArray array = expected.getArray(path(list).orElseThrow());
        change.accept(array);
        return saying(expected, newText);
    }

    /** A document of a text, if that says what is expected. */
    static Optional<PyprojectDocument> saying(TomlTable expected, String text) {
        TomlParseResult said = Toml.parse(text, TomlVersion.V1_0_0);
        return said.hasErrors() || !Toml.equals(expected, said)
                ? Optional.empty()
                : Optional.of(new PyprojectDocument(text, said));
    }
}
