package dev.pypack.crossenv;

import dev.pypack.build.Fingerprint;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An environment of a target as it is asked for.
 *
 * @param lock what is locked for the target
 * @param digest of all that the packages come from: the text of the lock, and local packages as they are now
 * @param wanted extras and groups
 * @param requested the normalised names of the packages that the module asks for itself
 * @param folder where it shall lie
 * @param memory the file in which it is remembered
 */
public record WantedCrossEnv(
        TargetLock lock, String digest, Wanted wanted, Set<String> requested, Path folder, Path memory) {
    /**
     * An environment with a copy of these names.
     *
     * @param lock what is locked for the target
     * @param digest of all that the packages come from
     * @param wanted extras and groups
     * @param requested the packages that the module asks for itself
     * @param folder where it shall lie
     * @param memory the file in which it is remembered
     */
    public WantedCrossEnv {
        requested = Set.copyOf(requested);
    }

    /** Of all that it is made of, by a program. */
    String fingerprint(String generator) {
        return Fingerprint.of(generator)
                .with(lock.target().id())
                .with(digest)
                .with(List.copyOf(new TreeSet<>(wanted.extras())))
                .with(wanted.groups().map(groups -> "groups").orElse("default groups"))
                .with(List.copyOf(new TreeSet<>(wanted.groups().orElse(Set.of()))))
                .with(List.copyOf(new TreeSet<>(wanted.built())))
                .with(List.copyOf(new TreeSet<>(requested)))
                .end();
    }
}
