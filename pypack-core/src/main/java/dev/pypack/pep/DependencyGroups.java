package dev.pypack.pep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code [dependency-groups]} of a {@code pyproject.toml}. A group is only looked at when it is resolved, so
 * that a broken one does no harm to the others.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-groups/">Dependency groups, PEP 735</a>
 */
public final class DependencyGroups {
    private static final String INCLUDE = "include-group";
    private static final int DEEPEST_INCLUDE = 500;
    /** Groups that include one another twice each grow without bounds. */
    private static final int MOST_REQUIREMENTS = 65_536;

    private final Map<String, Object> groups;

    private DependencyGroups(Map<String, Object> groups) {
        this.groups = groups;
    }

    /**
     * Takes a table as a TOML reader gives it.
     *
     * @param table lists by the names of groups; in a list a text is a requirement, and a map with the single key
     *     {@code include-group} names another group
     * @return the groups
     * @throws InvalidPep if two names are equal when normalised
     */
    public static DependencyGroups of(Map<String, ?> table) {
        Map<String, Object> groups = new LinkedHashMap<>();
        for (Map.Entry<String, ?> group : table.entrySet()) {
            if (groups.put(PackageName.canonical(group.getKey()), group.getValue()) != null) {
                throw new InvalidPep(group.getKey(), 0, "there are two dependency groups of this name");
            }
        }
        return new DependencyGroups(groups);
    }

    /**
     * The names of the groups.
     *
     * @return normalised, in the order of the table
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(groups.keySet());
    }

    /**
     * The requirements of a group and of those that it includes.
     *
     * @param group the group's name, in any spelling
     * @return in the order in which they are written; those that are there twice stay so
     * @throws InvalidPep if there is no such group, it or one that it includes has what is neither a requirement nor an
     *     include, or includes form a circle
     */
    public List<Requirement> resolve(String group) {
        return Collections.unmodifiableList(new Resolution().of(group));
    }

    private final class Resolution {
        private final Map<String, List<Requirement>> resolved = new HashMap<>();
        private final List<String> path = new ArrayList<>();

        List<Requirement> of(String group) {
            String name = PackageName.canonical(group);
            List<Requirement> known = resolved.get(name);
            if (known != null) {
                return known;
            }
            requireNewStep(group, name);
            path.add(name);
            List<Requirement> requirements = new ArrayList<>();
            for (Object item : items(group, name)) {
                requirements.addAll(requirements(name, item));
                if (requirements.size() > MOST_REQUIREMENTS) {
                    throw new InvalidPep(group, 0, "this dependency group has more than 65536 requirements");
                }
            }
            path.remove(path.size() - 1);
            resolved.put(name, requirements);
            return requirements;
        }

        private void requireNewStep(String group, String name) {
            if (path.contains(name)) {
                String circle = String.join(" -> ", path.subList(path.indexOf(name), path.size()));
                throw new InvalidPep(group, 0, "dependency groups include each other: " + circle + " -> " + name);
            }
            if (path.size() == DEEPEST_INCLUDE) {
                throw new InvalidPep(group, 0, "dependency groups include each other more than 500 deep");
            }
        }

        private List<Requirement> requirements(String group, @Nullable Object item) {
            if (item instanceof String requirement) {
                return List.of(Requirement.parse(requirement));
            }
            if (item instanceof Map<?, ?> include
                    && include.keySet().equals(Set.of(INCLUDE))
                    && include.get(INCLUDE) instanceof String included) {
                return of(included);
            }
            throw new InvalidPep(
                    String.valueOf(item),
                    0,
                    "dependency group '" + group + "' has what is neither a requirement nor an include");
        }
    }

    private List<?> items(String group, String name) {
        Object items = groups.get(name);
        if (items == null) {
            throw new InvalidPep(group, 0, "there is no such dependency group");
        }
        if (items instanceof List<?> list) {
            return list;
        }
        throw new InvalidPep(String.valueOf(items), 0, "dependency group '" + name + "' is no list");
    }
}
