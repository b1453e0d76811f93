package dev.pypack.lock.inputs;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a call of the build says of a lock and no file does, so that every other build would call the lock stale.
 *
 * @param said what the call says
 * @param written what is said without it
 */
public record UnwrittenInputs(LockInputs said, LockInputs written) {
    /**
     * Fails where a lock of the one would be stale for the other.
     *
     * @throws UserMistake with the lines to write
     */
    public void refuse() {
        if (said.digests().equals(written.digests())) {
            return;
        }
        throw new UserMistake(Finding.error(
                "unwritten",
                Place.of("command line"),
                "a lock of what this call alone says is stale in every other build",
                "Write it in pyproject.toml, or as properties of the POM, and call the goal without it:\n    [tool.pypack]\n"
                        + lines().stream().map(line -> "    " + line).collect(Collectors.joining("\n"))));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!platforms(said).equals(platforms(written)) || said.namesTargets() != written.namesTargets()) {
            lines.add("targets = " + list(platforms(said)));
        }
        if (!pythons(said).equals(pythons(written))) {
            lines.add("python-version = " + list(pythons(said)));
        }
        if (!said.settings().equals(written.settings())) {
            said.settings().excludeNewer().ifPresent(moment -> lines.add("exclude-newer = \"" + moment + "\""));
            if (!said.settings().builtSdists().isEmpty()) {
                lines.add("build-sdist = " + list(said.settings().builtSdists()));
            }
        }
        return lines;
    }

    private static List<String> platforms(LockInputs inputs) {
        return inputs.targets().stream()
                .map(target -> target.platform().toString())
                .distinct()
                .toList();
    }

    private static List<String> pythons(LockInputs inputs) {
        return inputs.targets().stream()
                .map(Target::pythonVersion)
                .map(Object::toString)
                .distinct()
                .toList();
    }

    private static String list(Collection<String> values) {
        return values.stream().map(each -> '"' + each + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
