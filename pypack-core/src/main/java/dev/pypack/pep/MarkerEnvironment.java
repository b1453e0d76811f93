package dev.pypack.pep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values that markers are evaluated against: those of a target, and the extra, extras and dependency groups that
 * are asked for.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers">
 *     Dependency specifiers, environment markers (PEP 508)</a>
 */
public final class MarkerEnvironment {
    static final String EXTRA = "extra";
    static final String EXTRAS = "extras";
    static final String DEPENDENCY_GROUPS = "dependency_groups";

    private static final String FULL_VERSION = "python_full_version";

    private final Map<String, String> values;
    private final Map<String, Version> versions;
    private final Map<String, Set<String>> sets;

    private MarkerEnvironment(Map<String, String> values, Map<String, Set<String>> sets) {
        this.values = values;
        this.sets = sets;
        this.versions = versionsOf(values);
    }

    private static Map<String, Version> versionsOf(Map<String, String> values) {
        Map<String, Version> versions = new HashMap<>();
        for (String name : MarkerVariable.VERSIONS) {
            String value = values.get(name);
            Optional<Version> version = value == null ? Optional.empty() : Version.tryParse(value);
            if (version.isPresent()) {
                versions.put(name, version.get());
            }
        }
        return versions;
    }

    /**
     * An environment of values. A variable that isn't among them has none, except {@code extra}, which is then empty;
     * {@code python_full_version} of a build between releases, which ends in {@code +}, is read as a local version.
     *
     * @param values by the names of marker variables, such as {@code sys_platform}; a name of none is no error
     * @return the environment
     * @throws IllegalArgumentException if there is a value for {@code extras} or {@code dependency_groups}, which are
     *     sets
     */
    public static MarkerEnvironment of(Map<String, String> values) {
        if (values.containsKey(EXTRAS) || values.containsKey(DEPENDENCY_GROUPS)) {
            throw new IllegalArgumentException("extras and dependency_groups are sets: use forLock");
        }
        Map<String, String> all = new HashMap<>(values);
        String extra = all.get(EXTRA);
        all.put(EXTRA, extra == null ? "" : PackageName.canonical(extra));
        String fullVersion = all.get(FULL_VERSION);
        if (fullVersion != null && fullVersion.endsWith("+")) {
            all.put(FULL_VERSION, fullVersion + "local");
        }
        return new MarkerEnvironment(all, Map.of());
    }

    /**
     * This environment for one extra.
     *
     * @param extra the extra's name; empty for none
     * @return an environment with that value of {@code extra}
     */
    public MarkerEnvironment withExtra(String extra) {
        Map<String, String> all = new HashMap<>(values);
        all.put(EXTRA, PackageName.canonical(extra));
        return new MarkerEnvironment(all, sets);
    }

    /**
     * This environment for a lock (PEP 751), whose markers may ask for {@code extras} and {@code dependency_groups}.
     *
     * @param extras the extras that are asked for
     * @param dependencyGroups the dependency groups that are asked for
     * @return an environment with these sets
     */
    public MarkerEnvironment forLock(Set<String> extras, Set<String> dependencyGroups) {
        return new MarkerEnvironment(
                values, Map.of(EXTRAS, canonical(extras), DEPENDENCY_GROUPS, canonical(dependencyGroups)));
    }

    private static Set<String> canonical(Set<String> names) {
        Set<String> canonical = new HashSet<>();
        for (String name : names) {
            canonical.add(PackageName.canonical(name));
        }
        return Set.copyOf(canonical);
    }

    /**
     * The value of a variable.
     *
     * @param variable its name
     * @return its value, if the variable has one that is a text
     */
    public Optional<String> get(String variable) {
        return Optional.ofNullable(values.get(variable));
    }

    @Nullable
    String text(String variable) {
        return values.get(variable);
    }

    /** The value of a version variable, if it is a version. */
    @Nullable
    Version version(String variable) {
        return versions.get(variable);
    }

    @Nullable
    Set<String> set(String variable) {
        return sets.get(variable);
    }

    /** The value of a variable, for people to read. */
    String shown(String variable) {
        Set<String> set = sets.get(variable);
        return set == null ? values.getOrDefault(variable, "") : String.join(", ", new TreeSet<>(set));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarkerEnvironment environment
                && values.equals(environment.values)
                && sets.equals(environment.sets);
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + sets.hashCode();
    }

    /**
     * The values, by name.
     *
     * @return for people to read
     */
    @Override
    public String toString() {
        Map<String, Object> all = new TreeMap<>(values);
        all.putAll(sets);
        return all.toString();
    }
}
