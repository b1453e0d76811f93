package dev.pypack.lock;

import dev.pypack.finding.Findings;
import java.util.List;

/**
 * What a lock installs on a target.
 *
 * @param packages one of each name, in the order of the lock
 * @param warnings what is noteworthy: markers whose value depends on a patch level that the target doesn't tell
 */
public record SelectedPackages(List<SelectedPackage> packages, Findings warnings) {
    /**
     * A copy of these packages.
     *
     * @param packages one of each name
     * @param warnings what is noteworthy
     */
    public SelectedPackages {
        packages = List.copyOf(packages);
    }
}
