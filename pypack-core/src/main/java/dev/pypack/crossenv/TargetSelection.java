package dev.pypack.crossenv;

import dev.pypack.lock.SelectedPackage;
import dev.pypack.target.Target;
import java.util.List;

/**
 * What a lock installs on a target.
 *
 * @param target the target
 * @param packages what is installed there
 */
public record TargetSelection(Target target, List<SelectedPackage> packages) {
    /**
     * A selection with a copy of the list.
     *
     * @param target the target
     * @param packages what is installed there
     */
    public TargetSelection {
        packages = List.copyOf(packages);
    }
}
