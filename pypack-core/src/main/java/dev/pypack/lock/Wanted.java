package dev.pypack.lock;

import java.util.Optional;
import java.util.Set;

/**
 * What is asked for of a lock, besides what is always installed.
 *
 * @param extras the extras
 * @param groups the dependency groups; the lock's default groups, if nothing is given
 * @param built the normalised names of the packages whose sdist may be taken where no wheel fits, since somebody will
 *     build it
 */
public record Wanted(Set<String> extras, Optional<Set<String>> groups, Set<String> built) {
    /** No extras, the default groups, and wheels alone. */
    public static final Wanted DEFAULT = new Wanted(Set.of(), Optional.empty(), Set.of());

    /**
     * Copies of these sets.
     *
     * @param extras the extras
     * @param groups the dependency groups
     * @param built the packages whose sdist may be taken
     */
    public Wanted {
        extras = Set.copyOf(extras);
        groups = groups.map(Set::copyOf);
        built = Set.copyOf(built);
    }
}
