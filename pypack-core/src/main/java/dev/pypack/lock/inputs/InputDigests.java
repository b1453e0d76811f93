package dev.pypack.lock.inputs;

import dev.pypack.build.Sha256;
import dev.pypack.lock.UserInfo;
import dev.pypack.lock.inputs.LocalPackage.LocalModule;
import dev.pypack.lock.requirements.RequirementsFile;
import dev.pypack.pep.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The digests of inputs, in which neither the order of requirements nor a login makes a difference.
 *
 * @param inputs what a lock is made of
 */
record InputDigests(LockInputs inputs) {
    /** The SHA-256 of each input, by its name. */
    SortedMap<String, String> toMap() {
        SortedMap<String, String> digests = new TreeMap<>();
        if (inputs.requirementsFile().isPresent()) {
            digests.put(
                    RequirementsFile.NAME, digest(file(inputs.requirementsFile().get())));
        } else {
            digests.put("project.dependencies", digest(texts(inputs.dependencies())));
        }
        for (Map.Entry<String, List<Requirement>> extra : inputs.extras().entrySet()) {
            digests.put("project.optional-dependencies." + extra.getKey(), digest(texts(extra.getValue())));
        }
        for (Map.Entry<String, List<Requirement>> group : inputs.groups().entrySet()) {
            digests.put("dependency-groups." + group.getKey(), digest(texts(group.getValue())));
        }
        if (inputs.requiresPython().isPresent()) {
            digests.put(
                    "project.requires-python",
                    digest(inputs.requiresPython().get().toString()));
        }
        for (Map.Entry<String, LocalPackage> local : inputs.local().entrySet()) {
            digests.put("module." + local.getKey(), digest(local(local.getValue())));
        }
        for (Map.Entry<String, Object> key : inputs.resolver().values().entrySet()) {
            digests.put("tool.uv." + key.getKey(), digest(canonical(key.getValue())));
        }
        Optional<Instant> excludeNewer = inputs.settings().excludeNewer();
        if (excludeNewer.isPresent()) {
            digests.put("exclude-newer", digest(excludeNewer.get().toString()));
        }
        if (!inputs.settings().builtSdists().isEmpty()) {
            digests.put("build-sdist", digest(texts(inputs.settings().builtSdists())));
        }
        if (inputs.namesTargets()) {
            digests.put("targets", digest(texts(inputs.targets())));
        }
        return digests;
    }

    private static String file(RequirementsFile file) {
        return String.join(
                "\n\n",
                texts(file.requirements()),
                texts(file.constraints()),
                file.hashes().toString(),
                canonical(file.index().isPresent() ? List.of(file.index().get()) : List.of()),
                canonical(file.extraIndexes()),
                canonical(file.findLinks()),
                Boolean.toString(file.isWithoutIndex()),
                Boolean.toString(file.takesPreReleases()));
    }

    /** What is seen of a package from here: where it comes from, and what it needs itself. */
    private static String local(LocalPackage source) {
        Optional<LocalModule> module = source.module();
        return source.coordinates()
                + (module.isPresent() ? new TreeMap<>(module.get().inputs().digests()).toString() : "");
    }

    private static String texts(Collection<?> values) {
        SortedSet<String> texts = new TreeSet<>();
        for (Object value : values) {
            texts.add(value.toString());
        }
        return String.join("\n", texts);
    }

    /** Lists keep their order, which in a resolver's settings has a meaning; keys of tables have none. */
    static String canonical(Object value) {
        if (value instanceof Map<?, ?> table) {
            List<String> entries = new ArrayList<>();
            for (Map.Entry<?, ?> entry : table.entrySet()) {
                entries.add(canonical(entry.getKey()) + "=" + canonical(entry.getValue()));
            }
            Collections.sort(entries);
            return "{" + String.join(",", entries) + "}";
        }
        if (value instanceof List<?> list) {
            List<String> items = new ArrayList<>();
            for (Object item : list) {
                items.add(canonical(item));
            }
            return "[" + String.join(",", items) + "]";
        }
        String text = UserInfo.removed(value.toString());
        return text.length() + ":" + text;
    }

    private static String digest(String canonical) {
        return Sha256.of(canonical.getBytes(StandardCharsets.UTF_8)).toHex();
    }
}
