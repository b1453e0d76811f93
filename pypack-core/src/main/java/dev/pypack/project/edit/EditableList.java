package dev.pypack.project.edit;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to edit a list that is not pyproject.toml's to tell. */
final class EditableList {
    private final PyprojectDocument document;
    private final DependencyList list;

    EditableList(PyprojectDocument document, DependencyList list) {
        this.document = document;
        this.list = list;
    }

    void requireForAdding(List<WrittenRequirement> requirements) {
        if (!list.isOfGroup() && !document.hasTable("project")) {
            throw refused(
                    "no-project",
                    Place.of(PyprojectDocument.NAME),
                    "there is no [project], so that name, version and dependencies are those of the POM",
                    "Write there " + (list.isOfExtra() ? "what the POM has, and\n" : "\n")
                            + "    [project]\n    name = \"...\"\n    dynamic = [\"version\"]\n"
                            + list.toToml(requirements)
                                    .lines()
                                    .filter(line -> !line.equals("[project]"))
                                    .collect(Collectors.joining("\n"))
                                    .indent(4));
        }
        requireStatic(
                "take \"" + list.dynamicKey().orElse("") + "\" out of dynamic and write\n"
                        + list.toToml(requirements).indent(4),
                requirements);
    }

    void requireForRemoving(List<WrittenRequirement> packages) {
        List<Finding> mistakes = packages.stream()
                .filter(each -> !each.isName())
                .map(each -> Finding.error(
                        "more-than-a-name",
                        Place.of("pypack.requirements"),
                        each + " is more than a name, and all requirements of a package are removed",
                        "Write\n    -Dpypack.requirements=" + each.requirement().name()))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
        requireStatic("take it out of the POM", packages);
    }

    private void requireStatic(String otherwise, List<WrittenRequirement> packages) {
        if (document.isDynamic(list)) {
            throw refused(
                    "dynamic",
                    document.placeOfDynamic(),
                    list + " is dynamic: " + (list.isOfExtra() ? "no POM tells it" : "it comes from the POM"),
                    list.isOfExtra() ? "To edit it, " + otherwise : inPom(packages) + "or " + otherwise);
        }
    }

    private static String inPom(List<WrittenRequirement> packages) {
        return packages.stream()
                .map(each -> """
                        <dependency>
                          <groupId>...</groupId>
                          <artifactId>%s</artifactId>
                          <version>...</version>
                          <type>whl</type>
                        </dependency>
                        """.formatted(each.name()).indent(4))
                .collect(Collectors.joining(
                        "", "Where wheels of Maven repositories are meant, the lines of the POM are\n", ""));
    }

    private static UserMistake refused(String id, Place place, String message, String remedy) {
        return new UserMistake(Finding.error(id, place, message, remedy.stripTrailing()));
    }

    /** What is said where an edited text would not say what it should. */
    static UserMistake unsafe(Place place, DependencyList list, String remedy) {
        return refused(
                "unsafe-edit", place, list + " is written so that pypack can't edit it without other changes", remedy);
    }
}
