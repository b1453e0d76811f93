package dev.pypack.lock.tree;

import dev.pypack.lock.FreeTable;
import dev.pypack.lock.LockedPackage;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.Version;
import dev.pypack.project.edit.DependencyList;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is installed on a target for one list of requirements, and what of it needs what.
 *
 * @param list the list
 * @param roots its requirements that apply on the target
 * @param packages what is installed, by name
 */
record LockedList(DependencyList list, List<Requirement> roots, Map<String, LockedPackage> packages) {
    /** What the list itself asks for, by name. */
    List<LockedPackage> asked() {
        return roots.stream()
                .flatMap(root -> of(root).stream())
                .distinct()
                .sorted(Comparator.comparing(LockedPackage::name))
                .toList();
    }

    Optional<LockedPackage> of(Requirement root) {
        return Optional.ofNullable(packages.get(PackageName.canonical(root.name())));
    }

    List<TreeRequirement> askingFor(LockedPackage locked) {
        return roots.stream()
                .filter(root -> PackageName.canonical(root.name()).equals(locked.name()))
                .map(root -> new TreeRequirement(list, root))
                .toList();
    }

    /** What a package needs of the others, by name. A lock says it of all targets at once, so that some may not be here. */
    List<LockedPackage> neededBy(LockedPackage locked) {
        return locked.dependencies().stream()
                .flatMap(this::named)
                .distinct()
                .sorted(Comparator.comparing(LockedPackage::name))
                .toList();
    }

    private Stream<LockedPackage> named(FreeTable dependency) {
        Optional<String> version =
                Optional.ofNullable(dependency.values().get("version")).map(Object::toString);
        return Optional.ofNullable(
                        packages.get(String.valueOf(dependency.values().get("name"))))
                .stream()
                .filter(locked ->
                        version.map(written -> isVersion(locked, written)).orElse(true));
    }

    private static boolean isVersion(LockedPackage locked, String written) {
        try {
            return locked.version().equals(Optional.of(Version.parse(written)));
        } catch (InvalidPep e) {
            return false;
        }
    }

    /** Those that need a package, by name. */
    List<LockedPackage> needing(LockedPackage locked) {
        return packages.values().stream()
                .filter(each -> neededBy(each).contains(locked))
                .sorted(Comparator.comparing(LockedPackage::name))
                .toList();
    }

    /** All that the list asks for, and all that these need. */
    Set<LockedPackage> explained() {
        Set<LockedPackage> explained = new LinkedHashSet<>();
        Deque<LockedPackage> next = new ArrayDeque<>(asked());
        while (!next.isEmpty()) {
            LockedPackage locked = Objects.requireNonNull(next.poll());
            if (explained.add(locked)) {
                next.addAll(neededBy(locked));
            }
        }
        return explained;
    }
}
