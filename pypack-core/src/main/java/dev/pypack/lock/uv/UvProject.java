package dev.pypack.lock.uv;

import dev.pypack.lock.FreeTable;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Marker;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.Specifier;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The pyproject.toml of the project that uv resolves in place of the user's: it has the same requirements, nothing that uv
 * would build or run, and no upper bound for Python, which the interpreter that uv runs on may exceed.
 */
final class UvProject {
    private static final String ENVIRONMENTS = "environments";
    private static final String SOURCES = "sources";
    private static final int HIGHEST = 99;

    private final LockInputs inputs;
    private final LocalPackages local;

    UvProject(LockInputs inputs, LocalPackages local) {
        this.inputs = inputs;
        this.local = local;
    }

    /** As the project that is locked. */
    String toToml() {
        return toToml(project(), Optional.empty());
    }

    /** As a module that another project needs. It would be built, if uv built it, so that uv takes it for a package. */
    String toTomlOfModule() {
        return toToml(project(), Optional.of(Map.of("requires", List.of(), "build-backend", "none")));
    }

    private Map<String, Object> project() {
        Map<String, Object> project = new LinkedHashMap<>();
        project.put("name", inputs.name());
        project.put("version", "0");
        project.put("requires-python", ">=" + lowest());
        project.put("dependencies", texts(inputs.dependencies()));
        project.put("optional-dependencies", lists(inputs.extras()));
        return project;
    }

    private String toToml(Map<String, Object> project, Optional<Map<String, Object>> buildSystem) {
        Map<String, Object> uv = new LinkedHashMap<>(inputs.uvKeys());
        Optional<String> pythons = pythons();
        if (pythons.isPresent()) {
            uv.put(ENVIRONMENTS, environments(pythons.get()));
        }
        if (!inputs.local().isEmpty()) {
            uv.put(SOURCES, sources(uv));
        }
        // A project around this one would take it for a part of itself.
        uv.put("workspace", Map.of());
        Map<String, Object> whole = new LinkedHashMap<>();
        if (buildSystem.isPresent()) {
            whole.put("build-system", buildSystem.get());
        }
        whole.put("project", project);
        whole.put("dependency-groups", lists(inputs.groups()));
        whole.put("tool", Map.of("uv", uv));
        return new FreeTable(whole).toText();
    }

    /** What the user says of sources, and where the packages lie that no index has. */
    private Map<String, Object> sources(Map<String, Object> uv) {
        Map<String, Object> sources = new LinkedHashMap<>();
        if (uv.get(SOURCES) instanceof Map<?, ?> named) {
            for (Map.Entry<?, ?> each : named.entrySet()) {
                sources.put(each.getKey().toString(), each.getValue());
            }
        }
        for (String name : inputs.local().keySet()) {
            sources.put(name, Map.of("path", "../" + local.place(name)));
        }
        return sources;
    }

    /** The first Python that the project is made for; where it doesn't say so, the first of the targets. */
    private String lowest() {
        Optional<SpecifierSet> allowed = inputs.requiresPython();
        Optional<String> first = allowed.isPresent() ? first(allowed.get()) : Optional.empty();
        return first.isPresent() ? first.get() : firstOfTargets();
    }

    /** The first version of Python 3 that is allowed. */
    static Optional<String> first(SpecifierSet allowed) {
        Set<Integer> named = namedMinors(allowed);
        for (int minor = 0; minor <= HIGHEST; minor++) {
            // Where no clause names a minor version, all its versions are allowed or none.
            int last = named.contains(minor) ? HIGHEST : 0;
            for (int patch = 0; patch <= last; patch++) {
                String version = "3." + minor + "." + patch;
                if (allowed.contains(Version.parse(version))) {
                    return Optional.of(version);
                }
            }
        }
        return Optional.empty();
    }

    /** The minor versions that a clause names; one that is named for another major version does no harm. */
    private static Set<Integer> namedMinors(SpecifierSet allowed) {
        Set<Integer> minors = new HashSet<>();
        for (Specifier clause : allowed.specifiers()) {
            try {
                List<BigInteger> release =
                        Version.parse(clause.version().replace(".*", "")).release();
                minors.add(release.size() == 1 ? 0 : release.get(1).intValue());
            } catch (InvalidPep anyText) {
                // That of === may be none, and then no version is equal to it.
            }
        }
        return minors;
    }

    private String firstOfTargets() {
        Optional<PythonVersion> first = Optional.empty();
        for (Target target : inputs.targets()) {
            PythonVersion version = target.pythonVersion();
            if (first.isEmpty() || version.minor() < first.get().minor()) {
                first = Optional.of(version);
            }
        }
        return first.orElseThrow().release();
    }

    /** The Pythons that the project is made for, where there is more to say than the first. */
    private Optional<String> pythons() {
        Optional<SpecifierSet> allowed = inputs.requiresPython();
        if (allowed.isEmpty() || namesOnlyTheFirst(allowed.get())) {
            return Optional.empty();
        }
        List<String> clauses = new ArrayList<>();
        for (Specifier clause : allowed.get().specifiers()) {
            clauses.add("python_full_version " + clause.operator() + " '" + clause.version() + "'");
        }
        return Optional.of(String.join(" and ", clauses));
    }

    private static boolean namesOnlyTheFirst(SpecifierSet allowed) {
        for (Specifier clause : allowed.specifiers()) {
            if (!clause.operator().equals(">=")) {
                return false;
            }
        }
        return true;
    }

    /** Of environments that the user names, those parts that the project is made for. */
    private List<Object> environments(String pythons) {
        if (!(inputs.uvKeys().get(ENVIRONMENTS) instanceof List<?> named)) {
            return List.of(pythons);
        }
        List<Object> environments = new ArrayList<>();
        for (Object each : named) {
            Marker environment = Marker.parse(each.toString()).and(Marker.parse(pythons));
            environments.add(environment.toString());
        }
        return environments;
    }

    private static Map<String, Object> lists(SortedMap<String, List<Requirement>> byName) {
        Map<String, Object> lists = new LinkedHashMap<>();
        for (Map.Entry<String, List<Requirement>> each : byName.entrySet()) {
            lists.put(each.getKey(), texts(each.getValue()));
        }
        return lists;
    }

    private static List<Object> texts(Collection<Requirement> requirements) {
        List<Object> texts = new ArrayList<>();
        for (Requirement each : requirements) {
            texts.add(each.toString());
        }
        return texts;
    }
}
