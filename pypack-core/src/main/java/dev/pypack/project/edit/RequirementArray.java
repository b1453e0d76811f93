package dev.pypack.project.edit;

import dev.pypack.pep.InvalidPep;
import dev.pypack.project.edit.ArrayText.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;

/** A list of requirements that is there, as it is written and as it is read. */
final class RequirementArray {
    private final ArrayText array;
    private final TomlArray read;

    RequirementArray(ArrayText array, TomlArray read) {
        this.array = array;
        this.read = read;
    }

    /** A string of the list that is a requirement. */
    record Entry(int index, WrittenRequirement requirement) {}

    /** The strings that are requirements; what else a list can hold is its author's. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            int index = i;
            requirement(i).ifPresent(requirement -> entries.add(new Entry(index, requirement)));
        }
        return entries;
    }

    private Optional<WrittenRequirement> requirement(int index) {
        try {
            return read.get(index) instanceof String text
                    ? Optional.of(WrittenRequirement.parse(text))
                    : Optional.empty();
        } catch (InvalidPep e) {
            return Optional.empty();
        }
    }

    List<Entry> of(String name) {
        return entries().stream()
                .filter(entry -> entry.requirement().name().equals(name))
                .toList();
    }

    int size() {
        return read.size();
    }

    /** The text of a document with a requirement in it, and what string that is there. */
    record Written(String text, String value) {}

    /** The document with one requirement more. */
    Written with(int index, WrittenRequirement requirement) {
        TomlString string = string(Math.max(0, index - 1), requirement);
        return new Written(new ArrayInsertion(array).insert(index, string.written()), string.value());
    }

    /** The document with a requirement in the place of another. */
    Written withInstead(int index, WrittenRequirement requirement) {
        Element element = array.elements().get(index);
        TomlString string = string(index, requirement);
        return new Written(array.with(element.start(), element.end(), string.written()), string.value());
    }

    /** The text of the document without a requirement. */
    String without(int index) {
        return new ArrayRemoval(array).remove(index);
    }

    /** With the quotes of the nearest string. */
    private TomlString string(int near, WrittenRequirement requirement) {
        List<String> written =
                new ArrayList<>(array.elements().stream().map(array::written).toList());
        Collections.rotate(written, -near);
        return TomlString.of(requirement, TomlString.quoteOf(written));
    }
}
