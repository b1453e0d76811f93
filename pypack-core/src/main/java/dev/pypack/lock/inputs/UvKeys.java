package dev.pypack.lock.inputs;

import dev.pypack.lock.requirements.RequirementsFile;
import dev.pypack.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of {@code [tool.uv]} for uv itself, with what is said elsewhere in other words.
 *
 * @param inputs what a lock is made of
 */
record UvKeys(LockInputs inputs) {
    private static final String CONSTRAINTS = "constraint-dependencies";

    Map<String, Object> toMap() {
        Map<String, Object> keys = new LinkedHashMap<>(inputs.resolver().values());
        Optional<Instant> excludeNewer = inputs.settings().excludeNewer();
        if (excludeNewer.isPresent()) {
            keys.put(UvPlaces.EXCLUDE_NEWER, excludeNewer.get().toString());
        }
        if (inputs.requirementsFile().isPresent()) {
            put(inputs.requirementsFile().get(), keys);
        }
        return keys;
    }

    private static void put(RequirementsFile file, Map<String, Object> keys) {
        if (!file.constraints().isEmpty()) {
            List<Object> constraints = new ArrayList<>();
            file.constraints().forEach(each -> constraints.add(each.toString()));
            keys.put(CONSTRAINTS, constraints);
        }
        List<Object> indexes = new ArrayList<>();
        file.index().ifPresent(url -> indexes.add(Map.of("url", url, "default", true)));
        file.extraIndexes().forEach(url -> indexes.add(Map.of("url", url)));
        if (!indexes.isEmpty()) {
            keys.put(UvPlaces.INDEX, indexes);
        }
        if (!file.findLinks().isEmpty()) {
            keys.put(UvPlaces.FIND_LINKS, List.copyOf(file.findLinks()));
        }
        if (file.isWithoutIndex()) {
            keys.put(UvPlaces.NO_INDEX, true);
        }
        if (file.takesPreReleases()) {
            keys.put("prerelease", "allow");
        }
    }

    /** The same for one target alone, with versions that are known to run there. */
    Map<String, Object> pinnedFor(Target target, List<String> pins) {
        Map<String, Object> keys = new LinkedHashMap<>(toMap());
        keys.remove("required-environments");
        List<Object> constraints = new ArrayList<>(pins);
        if (keys.get(CONSTRAINTS) instanceof List<?> named) {
            constraints.addAll(named);
        }
        keys.put(CONSTRAINTS, constraints);
        keys.put("environments", List.of(marker(target)));
        return keys;
    }

    private static String marker(Target target) {
        return Stream.of("sys_platform", "platform_machine", "python_version")
                .map(variable -> variable + " == '"
                        + target.markerEnvironment().get(variable).orElseThrow() + "'")
                .collect(Collectors.joining(" and "));
    }
}
