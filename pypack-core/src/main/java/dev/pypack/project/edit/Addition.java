package dev.pypack.project.edit;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.edit.RequirementArray.Entry;
import dev.pypack.project.edit.RequirementArray.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.MutableTomlArray;

/** Adds requirements to a list. */
final class Addition {
    private final DependencyList list;
    private final List<WrittenRequirement> requirements;
    /** What was done, by what is in the list now. */
    private final Map<String, String> done = new LinkedHashMap<>();

    private PyprojectDocument document;

    Addition(PyprojectDocument document, DependencyList list, List<WrittenRequirement> requirements) {
        this.document = document;
        this.list = list;
        this.requirements = requirements;
    }

    EditedPyproject edit() {
        new EditableList(document, list).requireForAdding(requirements);
        for (WrittenRequirement requirement : requirements) {
            if (document.array(list).isEmpty()) {
                document = new NewList(document, list).made().orElseThrow(this::unsafe);
            }
            put(requirement, document.array(list).orElseThrow());
        }
        return new EditedPyproject(
                document.text(),
                done.entrySet().stream()
                        .map(each -> new PyprojectChange(placeOf(each.getKey()), each.getValue()))
                        .toList());
    }

    private void put(WrittenRequirement requirement, RequirementArray array) {
        List<Entry> same = array.of(requirement.name()).stream()
                .filter(entry -> requirement.isAbout(entry.requirement()))
                .toList();
        if (same.size() > 1) {
            throw ambiguous(same);
        }
        if (same.isEmpty()) {
            insert(requirement, array);
        } else {
            replace(same.get(0), requirement, array);
        }
    }

    private void insert(WrittenRequirement requirement, RequirementArray array) {
        int index = new SortedPlace(array.entries(), array.size()).of(requirement);
        Written edited = array.with(index, requirement);
        document = document.edited(edited.text(), list, values -> insert(values, index, edited.value()))
                .orElseThrow(this::unsafe);
        done.put(requirement.toString(), "added " + requirement + " to " + list);
    }

    private static void insert(MutableTomlArray values, int index, String value) {
        if (index == values.size()) {
            values.add(value);
        } else {
            values.insertBefore(index, value);
        }
    }

    private void replace(Entry old, WrittenRequirement requirement, RequirementArray array) {
        WrittenRequirement changed = requirement.over(old.requirement());
        if (changed.requirement().equals(old.requirement().requirement())) {
            return;
        }
        Written edited = array.withInstead(old.index(), changed);
        document = document.edited(edited.text(), list, values -> values.set(old.index(), edited.value()))
                .orElseThrow(this::unsafe);
        boolean isNew = done.remove(old.requirement().toString()) != null;
        done.put(
                changed.toString(),
                isNew
                        ? "added " + changed + " to " + list
                        : "changed " + old.requirement() + " to " + changed + " in " + list);
    }

    private Place placeOf(String requirement) {
        return document.array(list).orElseThrow().entries().stream()
                .filter(entry -> entry.requirement().toString().equals(requirement))
                .findFirst()
                .map(entry -> document.place(list, entry.index()))
                .orElseThrow();
    }

    private UserMistake ambiguous(List<Entry> same) {
        return new UserMistake(Finding.error(
                "ambiguous-requirement",
                document.place(list, same.get(0).index()),
                list + " has " + same.size() + " requirements of "
                        + same.get(0).requirement().name()
                        + " for the same case: "
                        + String.join(
                                " and ",
                                same.stream()
                                        .map(entry -> entry.requirement().toString())
                                        .toList()),
                "Make them one."));
    }

    private UserMistake unsafe() {
        return EditableList.unsafe(
                document.place(list),
                list,
                "Write there\n" + list.toToml(requirements).indent(4));
    }
}
