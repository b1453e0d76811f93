package dev.pypack.lock.inputs;

import dev.pypack.build.Sha256;
import dev.pypack.lock.UserInfo;
import dev.pypack.lock.requirements.RequirementsFile;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The digests of inputs, in which neither the order of requirements nor a login makes a difference.
 *
 * @param inputs what a lock is made of
 */
record InputDigests(LockInputs inputs) {
    /** The SHA-256 of each input, by its name. */
    SortedMap<String, String> toMap() {
        SortedMap<String, String> digests = new TreeMap<>();
        inputs.requirementsFile()
                .ifPresentOrElse(
                        file -> digests.put(RequirementsFile.NAME, digest(file(file))),
                        () -> digests.put("project.dependencies", digest(texts(inputs.dependencies()))));
        inputs.extras()
                .forEach((extra, each) -> digests.put("project.optional-dependencies." + extra, digest(texts(each))));
        inputs.groups().forEach((group, each) -> digests.put("dependency-groups." + group, digest(texts(each))));
        inputs.requiresPython().ifPresent(python -> digests.put("project.requires-python", digest(python.toString())));
        inputs.local().forEach((each, source) -> digests.put("module." + each, digest(local(source))));
        inputs.resolver().values().forEach((key, value) -> digests.put("tool.uv." + key, digest(canonical(value))));
        inputs.settings().excludeNewer().ifPresent(moment -> digests.put("exclude-newer", digest(moment.toString())));
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
                canonical(file.index().stream().toList()),
                canonical(file.extraIndexes()),
                canonical(file.findLinks()),
                Boolean.toString(file.isWithoutIndex()),
                Boolean.toString(file.takesPreReleases()));
    }

    /** What is seen of a package from here: where it comes from, and what it needs itself. */
    private static String local(LocalPackage source) {
        return source.coordinates()
                + source.module()
                        .map(module -> new TreeMap<>(module.inputs().digests()).toString())
                        .orElse("");
    }

    private static String texts(Collection<?> values) {
        return values.stream().map(Object::toString).distinct().sorted().collect(Collectors.joining("\n"));
    }

    /** Lists keep their order, which in a resolver's settings has a meaning; keys of tables have none. */
    static String canonical(Object value) {
        if (value instanceof Map<?, ?> table) {
            return table.entrySet().stream()
                    .map(entry -> canonical(entry.getKey()) + "=" + canonical(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(InputDigests::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        String text = UserInfo.removed(value.toString());
        return text.length() + ":" + text;
    }

    private static String digest(String canonical) {
        return Sha256.of(canonical.getBytes(StandardCharsets.UTF_8)).toHex();
    }
}
