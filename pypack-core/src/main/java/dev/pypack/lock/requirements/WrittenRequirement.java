package dev.pypack.lock.requirements;

import dev.pypack.finding.Place;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;

/**
 * A requirement, and where somebody wrote it.
 *
 * @param requirement what is required
 * @param place the file, with line and column where they are known
 */
public record WrittenRequirement(Requirement requirement, Place place) {
    /**
     * The package.
     *
     * @return its normalised name
     */
    public String name() {
        return PackageName.canonical(requirement.name());
    }

    /**
     * The requirement without its place.
     *
     * @return its text after PEP 508
     */
    @Override
    public String toString() {
        return requirement.toString();
    }
}
