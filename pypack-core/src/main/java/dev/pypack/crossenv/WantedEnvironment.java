package dev.pypack.crossenv;

import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import java.util.Optional;
import java.util.Set;

/**
 * An environment of a target as it is asked for.
 *
 * @param lock what is locked for the target
 * @param wanted extras and groups
 * @param requested the normalised names of the packages that the module asks for itself
 * @param own the module itself, where it is in it too
 * @param place where it shall lie
 */
public record WantedEnvironment(
        TargetLock lock, Wanted wanted, Set<String> requested, Optional<OwnPackage> own, EnvironmentPlace place) {
    /**
     * An environment with a copy of these names.
     *
     * @param lock what is locked for the target
     * @param wanted extras and groups
     * @param requested the packages that the module asks for itself
     * @param own the module itself, where it is in it too
     * @param place where it shall lie
     */
    public WantedEnvironment {
        requested = Set.copyOf(requested);
    }
}
