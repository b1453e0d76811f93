package dev.pypack.project.edit;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.edit.RequirementArray.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Removes packages from a list. */
final class Removal {
    private final PyprojectDocument original;
    private final DependencyList list;
    private final List<WrittenRequirement> packages;

    Removal(PyprojectDocument document, DependencyList list, List<WrittenRequirement> packages) {
        this.original = document;
        this.list = list;
        this.packages = packages;
    }

    EditedPyproject edit() {
        new EditableList(original, list).requireForRemoving(packages);
        List<Entry> entries =
                original.array(list).map(RequirementArray::entries).orElse(List.of());
        requireAll(entries);
        List<Entry> removed = entries.stream()
                .filter(entry -> packages.stream()
                        .anyMatch(each -> each.name().equals(entry.requirement().name())))
                .toList();
        return new EditedPyproject(
                without(removed).text(),
                removed.stream()
                        .map(entry -> new PyprojectChange(
                                original.place(list, entry.index()),
                                "removed " + entry.requirement() + " from " + list))
                        .toList());
    }

    /** The last first, so that the others keep their numbers. */
    private PyprojectDocument without(List<Entry> removed) {
        PyprojectDocument document = original;
        for (int i = removed.size() - 1; i >= 0; i--) {
            int index = removed.get(i).index();
            Place place = document.place(list, index);
            document = document.edited(
                            document.array(list).orElseThrow().without(index), list, values -> values.remove(index))
                    .orElseThrow(() -> EditableList.unsafe(place, list, "Take it out by hand."));
        }
        return document;
    }

    private void requireAll(List<Entry> entries) {
        List<Finding> missing = packages.stream()
                .filter(each -> entries.stream()
                        .noneMatch(entry -> entry.requirement().name().equals(each.name())))
                .map(each -> missing(each, entries))
                .toList();
        if (!missing.isEmpty()) {
            throw new UserMistake(Findings.of(missing));
        }
    }

    private Finding missing(WrittenRequirement name, List<Entry> entries) {
        TreeSet<String> known = new TreeSet<>();
        entries.forEach(entry -> known.add(entry.requirement().name()));
        String remedy = elsewhere(name)
                .or(() -> Suggestion.nearest(name.name(), known).map(nearest -> "Did you mean " + nearest + "?"))
                .orElse(known.isEmpty() ? "" : "It has " + String.join(", ", known) + ".");
        return Finding.error(
                "no-such-requirement",
                original.place(list),
                original.array(list).isEmpty() ? "there is no " + list : list + " has no " + name,
                remedy);
    }

    private Optional<String> elsewhere(WrittenRequirement name) {
        List<String> lines = new ArrayList<>();
        for (DependencyList other : original.lists()) {
            original.array(other).map(array -> array.of(name.name())).orElse(List.of()).stream()
                    .findFirst()
                    .ifPresent(entry -> lines.add(other + " has it, in line "
                            + original.place(other, entry.index()).line() + ":\n    mvn pypack:remove"
                            + " -Dpypack.requirements=" + name + other.option()));
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }
}
