package dev.pypack.project.edit;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of requirements in a pyproject.toml: that of the project, of one of its extras, or of a dependency group.
 *
 * @param table the keys of the table where it stands
 * @param key its key there, normalised where it is a name
 */
public record DependencyList(List<String> table, String key) {
    static final List<String> EXTRAS = List.of("project", "optional-dependencies");
    static final List<String> GROUPS = List.of("dependency-groups");

    /** What is always installed: {@code project.dependencies}. */
    public static final DependencyList MAIN = new DependencyList(List.of("project"), "dependencies");

    /**
     * A copy of these keys.
     *
     * @param table the keys of the table where it stands
     * @param key its key there
     */
    public DependencyList {
        table = List.copyOf(table);
    }

    /**
     * The requirements of an extra.
     *
     * @param name the extra, in any spelling
     * @return {@code project.optional-dependencies.<name>}
     * @throws InvalidPep if an extra can't be called so
     */
    public static DependencyList ofExtra(String name) {
        return new DependencyList(EXTRAS, PackageName.normalize(name));
    }

    /**
     * The requirements of a dependency group.
     *
     * @param name the group, in any spelling
     * @return {@code dependency-groups.<name>}
     * @throws InvalidPep if a group can't be called so
     */
    public static DependencyList ofGroup(String name) {
        return new DependencyList(GROUPS, PackageName.normalize(name));
    }

    /**
     * The list that two properties choose, of which one at most is set.
     *
     * @param extra the value of {@code pypack.extra}
     * @param group the value of {@code pypack.group}
     * @return the list of the extra or the group; {@link #MAIN} where there is neither
     * @throws UserMistake if both are there, or one is no name
     */
    public static DependencyList of(Optional<String> extra, Optional<String> group) {
        if (extra.isPresent() && group.isPresent()) {
            throw mistake(
                    "pypack.extra",
                    "the extra " + extra.get() + " and the dependency group " + group.get() + " are two lists",
                    "Call the goal once for each.");
        }
        return extra.map(name -> named("pypack.extra", () -> ofExtra(name)))
                .or(() -> group.map(name -> named("pypack.group", () -> ofGroup(name))))
                .orElse(MAIN);
    }

    private static DependencyList named(String property, Supplier<DependencyList> list) {
        try {
            return list.get();
        } catch (InvalidPep e) {
            throw mistake(property, String.valueOf(e.getMessage()), "");
        }
    }

    private static UserMistake mistake(String property, String message, String remedy) {
        return new UserMistake(Finding.error("dependency-list", Place.of(property), message, remedy));
    }

    /** Whether a key of its table is its own; names have many spellings. */
    boolean isSpelled(String written) {
        return equals(MAIN)
                ? written.equals(key)
                : PackageName.canonical(written).equals(key);
    }

    /**
     * Whether it is an extra's.
     *
     * @return true if it is
     */
    public boolean isOfExtra() {
        return table.equals(EXTRAS);
    }

    /**
     * Whether it is a dependency group's.
     *
     * @return true if it is
     */
    public boolean isOfGroup() {
        return table.equals(GROUPS);
    }

    /** The key of {@code [project]} with which it can be dynamic; nothing for a group, which can't. */
    Optional<String> dynamicKey() {
        return isOfGroup() ? Optional.empty() : Optional.of(isOfExtra() ? EXTRAS.get(1) : key);
    }

    /** What chooses it on the command line, with a blank before it. */
    String option() {
        if (isOfExtra()) {
            return " -Dpypack.extra=" + key;
        }
        return isOfGroup() ? " -Dpypack.group=" + key : "";
    }

    /** The lines of TOML that make it, where it is not there. */
    String toToml(List<WrittenRequirement> requirements) {
        String values = requirements.stream()
                .map(each -> TomlString.of(each, TomlString.BASIC).written())
                .collect(Collectors.joining(", ", key + " = [", "]"));
        return "[" + String.join(".", table) + "]\n" + values;
    }

    /**
     * The name by which people know it.
     *
     * @return such as {@code project.dependencies}, {@code project.optional-dependencies.cli} or
     *     {@code dependency-groups.dev}
     */
    @Override
    public String toString() {
        return Stream.concat(table.stream(), Stream.of(key)).collect(Collectors.joining("."));
    }
}
