package dev.pypack.lock.tree;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.UndefinedMarkerVariable;
import dev.pypack.project.edit.DependencyList;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Selects what is installed on a target for each list of requirements of a project. */
final class LockedLists {
    private final Pylock lock;
    private final LockInputs inputs;
    private final Target target;
    private final Place place;

    LockedLists(TargetLock locked, LockInputs inputs) {
        this.lock = locked.lock();
        this.inputs = inputs;
        this.target = locked.target();
        this.place = locked.place();
    }

    /** All lists of a project. */
    static List<DependencyList> of(LockInputs inputs) {
        List<DependencyList> lists = new ArrayList<>(List.of(DependencyList.MAIN));
        inputs.extras().keySet().forEach(extra -> lists.add(DependencyList.ofExtra(extra)));
        inputs.groups().keySet().forEach(group -> lists.add(DependencyList.ofGroup(group)));
        return lists;
    }

    /** What is selected; nothing for a list that the lock doesn't know. */
    Optional<LockedList> select(DependencyList list) {
        if (!isOffered(list)) {
            return Optional.empty();
        }
        Set<String> groups = new LinkedHashSet<>(lock.defaultGroups());
        groups.removeAll(inputs.groups().keySet());
        if (list.isOfGroup()) {
            groups.add(list.key());
        }
        Wanted wanted = new Wanted(list.isOfExtra() ? Set.of(list.key()) : Set.of(), Optional.of(groups), Set.of());
        Map<String, LockedPackage> packages = new LinkedHashMap<>();
        lock.wanted(target, wanted, place).forEach(locked -> packages.put(locked.name(), locked));
        return Optional.of(new LockedList(list, roots(list), packages));
    }

    private boolean isOffered(DependencyList list) {
        List<String> offered = list.isOfExtra()
                ? lock.extras().orElse(List.of())
                : lock.dependencyGroups().orElse(List.of());
        return list.equals(DependencyList.MAIN)
                || offered.stream().map(PackageName::canonical).anyMatch(list.key()::equals);
    }

    private List<Requirement> roots(DependencyList list) {
        return expanded(written(list), new LinkedHashSet<>())
                .filter(this::applies)
                .distinct()
                .toList();
    }

    private boolean applies(Requirement root) {
        try {
            return root.marker()
                    .map(marker -> marker.evaluate(target.markerEnvironment()))
                    .orElse(true);
        } catch (UndefinedMarkerVariable e) {
            throw new UserMistake(Finding.error(
                    "marker", place, root + " has a marker without a value on " + target + ": " + e.getMessage(), ""));
        }
    }

    private List<Requirement> written(DependencyList list) {
        if (list.isOfExtra()) {
            return inputs.extras().getOrDefault(list.key(), List.of());
        }
        return list.isOfGroup() ? inputs.groups().getOrDefault(list.key(), List.of()) : inputs.dependencies();
    }

    /** An extra can ask for others, by the name of the project. */
    private Stream<Requirement> expanded(List<Requirement> requirements, Set<String> seen) {
        return requirements.stream()
                .flatMap(each -> PackageName.canonical(each.name()).equals(inputs.name())
                        ? each.extras().stream()
                                .map(PackageName::canonical)
                                .filter(seen::add)
                                .flatMap(extra -> expanded(inputs.extras().getOrDefault(extra, List.of()), seen))
                        : Stream.of(each));
    }
}
