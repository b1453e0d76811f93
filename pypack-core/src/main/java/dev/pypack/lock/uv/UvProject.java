package dev.pypack.lock.uv;

import dev.pypack.lock.FreeTable;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.pep.Marker;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.Specifier;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pyproject.toml of the project that uv resolves in place of the user's: it has the same requirements, nothing that uv
 * would build or run, and no upper bound for Python, which the interpreter that uv runs on may exceed.
 */
final class UvProject {
    private static final String ENVIRONMENTS = "environments";
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
        pythons().ifPresent(pythons -> uv.put(ENVIRONMENTS, environments(pythons)));
        if (!inputs.local().isEmpty()) {
            Map<String, Object> sources = new LinkedHashMap<>();
            if (uv.get("sources") instanceof Map<?, ?> named) {
                named.forEach((name, source) -> sources.put(name.toString(), source));
            }
            inputs.local().forEach((name, source) -> sources.put(name, Map.of("path", "../" + local.place(name))));
            uv.put("sources", sources);
        }
        // A project around this one would take it for a part of itself.
        uv.put("workspace", Map.of());
        Map<String, Object> whole = new LinkedHashMap<>();
        buildSystem.ifPresent(table -> whole.put("build-system", table));
        whole.put("project", project);
        whole.put("dependency-groups", lists(inputs.groups()));
        whole.put("tool", Map.of("uv", uv));
        return new FreeTable(whole).toText();
    }

    /** The first Python that the project is made for; where it doesn't say so, the first of the targets. */
    private String lowest() {
        return inputs.requiresPython()
                .flatMap(allowed -> versions()
                        .filter(version -> allowed.contains(Version.parse(version)))
                        .findFirst())
                .orElseGet(() -> inputs.targets().stream()
                        .map(Target::pythonVersion)
                        .min(Comparator.comparingInt(PythonVersion::minor))
                        .map(PythonVersion::release)
                        .orElseThrow());
    }

    private static Stream<String> versions() {
        return IntStream.rangeClosed(0, HIGHEST)
                .boxed()
                .flatMap(minor -> IntStream.rangeClosed(0, HIGHEST).mapToObj(patch -> "3." + minor + "." + patch));
    }

    /** The Pythons that the project is made for, where there is more to say than the first. */
    private Optional<String> pythons() {
        List<Specifier> clauses =
                inputs.requiresPython().map(SpecifierSet::specifiers).orElse(List.of());
        return clauses.stream().allMatch(clause -> clause.operator().equals(">="))
                ? Optional.empty()
                : Optional.of(clauses.stream()
                        .map(clause -> "python_full_version " + clause.operator() + " '" + clause.version() + "'")
                        .collect(Collectors.joining(" and ")));
    }

    /** Of environments that the user names, those parts that the project is made for. */
    private List<Object> environments(String pythons) {
        if (inputs.uvKeys().get(ENVIRONMENTS) instanceof List<?> named) {
            return named.stream()
                    .map(each -> (Object) Marker.parse(each.toString())
                            .and(Marker.parse(pythons))
                            .toString())
                    .toList();
        }
        return List.of(pythons);
    }

    private static Map<String, Object> lists(SortedMap<String, List<Requirement>> byName) {
        Map<String, Object> lists = new LinkedHashMap<>();
        byName.forEach((name, requirements) -> lists.put(name, texts(requirements)));
        return lists;
    }

    private static List<Object> texts(Collection<Requirement> requirements) {
        List<Object> texts = new ArrayList<>();
        requirements.forEach(each -> texts.add(each.toString()));
        return texts;
    }
}
