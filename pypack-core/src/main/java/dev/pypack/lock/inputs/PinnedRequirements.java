package dev.pypack.lock.inputs;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.requirements.RequirementsFile;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.Specifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The requirements of a file that names each package with its very version: it is a lock already, of which a
 * {@code pylock.toml} is only another form.
 *
 * @param inputs what the module says
 */
public record PinnedRequirements(LockInputs inputs) {
    /**
     * Whether there is such a file, and nothing beside it that would have to be resolved.
     *
     * @return true if each requirement is {@code ==} one version, or a URL with a hash
     */
    public boolean isAll() {
        return inputs.requirementsFile().isPresent()
                && inputs.extras().isEmpty()
                && inputs.groups().isEmpty()
                && inputs.local().isEmpty()
                && inputs.dependencies().stream().allMatch(this::isPin);
    }

    private boolean isPin(Requirement requirement) {
        if (requirement.url().isPresent()) {
            return requirement.url().get().contains("#sha256=")
                    || inputs.requirementsFile()
                            .map(RequirementsFile::hashes)
                            .orElseThrow()
                            .containsKey(PackageName.canonical(requirement.name()));
        }
        List<Specifier> specifiers = requirement.specifiers().specifiers();
        return specifiers.size() == 1
                && specifiers.get(0).operator().startsWith("==")
                && !specifiers.get(0).version().endsWith("*");
    }

    /**
     * Fails where a lock has more than is pinned, which would be another version another day.
     *
     * @param lock a lock of these requirements
     * @throws UserMistake with the lines that are missing
     */
    public void requireAll(Pylock lock) {
        Set<String> pinned = inputs.dependencies().stream()
                .map(each -> PackageName.canonical(each.name()))
                .collect(Collectors.toSet());
        List<Finding> found = lock.packages().stream()
                .filter(each -> !pinned.contains(each.name()))
                .map(each -> missing(each, lock))
                .toList();
        if (!found.isEmpty()) {
            throw new UserMistake(Findings.of(found));
        }
    }

    private Finding missing(LockedPackage locked, Pylock lock) {
        String needing = lock.packages().stream()
                .filter(each -> each.dependencies().stream()
                        .anyMatch(needed -> locked.name().equals(needed.values().get("name"))))
                .map(LockedPackage::name)
                .distinct()
                .collect(Collectors.joining(" and "));
        String line = locked.name()
                + locked.version().map(version -> "==" + version).orElse("")
                + locked.marker().map(marker -> "; " + marker).orElse("");
        return Finding.error(
                "not-pinned",
                inputs.place(needing),
                needing + " needs " + locked.name() + ", which is not pinned",
                "Add the line\n    " + line + "\nor lock the module:\n    mvn pypack:lock");
    }
}
