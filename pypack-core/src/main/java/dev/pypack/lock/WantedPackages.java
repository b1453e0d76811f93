package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.pep.Marker;
import dev.pypack.pep.MarkerEnvironment;
import dev.pypack.pep.PackageName;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which packages of a lock are for a target, by their conditions. */
final class WantedPackages {
    private final Pylock lock;
    private final Target target;
    private final Wanted wanted;
    private final Place place;
    private final List<Finding> found;
    private final Set<String> groups;
    private final TargetConditions conditions;

    WantedPackages(Pylock lock, Target target, Wanted wanted, Place place, List<Finding> found) {
        this.lock = lock;
        this.target = target;
        this.wanted = wanted;
        this.place = place;
        this.found = found;
        this.conditions = new TargetConditions(target, place, found);
        this.groups = wanted.groups().isPresent() ? wanted.groups().get() : new HashSet<>(lock.defaultGroups());
    }

    /** One package of each name; what keeps one from being installed is noted, and the package left out. */
    List<LockedPackage> inOrder() {
        requireOffered("extra", wanted.extras(), lock.extras().orElse(List.of()));
        if (wanted.groups().isPresent()) {
            requireOffered("dependency group", wanted.groups().get(), offeredGroups());
        }
        if (lock.requiresPython().isPresent()) {
            conditions.allows(lock.requiresPython().get(), "the lock");
        }
        requireEnvironment();
        if (Findings.of(found).haveErrors()) {
            return List.of();
        }
        Collection<List<LockedPackage>> all = installedByName().values();
        for (List<LockedPackage> same : all) {
            if (same.size() > 1) {
                refuseAmbiguity(same);
            }
        }
        List<LockedPackage> packages = new ArrayList<>();
        for (List<LockedPackage> same : all) {
            if (same.size() == 1 && isForPython(same.get(0))) {
                packages.add(same.get(0));
            }
        }
        return List.copyOf(packages);
    }

    private Map<String, List<LockedPackage>> installedByName() {
        Map<String, List<LockedPackage>> byName = new LinkedHashMap<>();
        MarkerEnvironment environment = environmentWith(wanted.extras(), groups);
        for (LockedPackage locked : lock.packages()) {
            if (isInstalled(locked, environment)) {
                List<LockedPackage> same = byName.get(locked.name());
                if (same == null) {
                    same = new ArrayList<>();
                    byName.put(locked.name(), same);
                }
                same.add(locked);
            }
        }
        return byName;
    }

    private List<String> offeredGroups() {
        List<String> offered = new ArrayList<>(lock.dependencyGroups().orElse(List.of()));
        offered.addAll(lock.defaultGroups());
        return offered;
    }

    private void requireOffered(String kind, Set<String> asked, Collection<String> offered) {
        Set<String> known = new HashSet<>();
        for (String each : offered) {
            known.add(PackageName.canonical(each));
        }
        for (String each : new TreeSet<>(asked)) {
            if (!known.contains(PackageName.canonical(each))) {
                String remedy = Suggestion.nearest(each, new TreeSet<>(offered))
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElse("");
                String all = offered.isEmpty() ? "none" : String.join(", ", new TreeSet<>(offered));
                error(
                        "unknown-" + kind.replace(' ', '-'),
                        "the lock has no " + kind + " " + each + "; it has " + all,
                        remedy);
            }
        }
    }

    private void requireEnvironment() {
        List<Marker> environments = lock.environments();
        if (!environments.isEmpty() && !holdsAny(environments)) {
            error(
                    "environment",
                    "the lock is not made for " + target + ", but for "
                            + environments.stream().map(Marker::toString).collect(Collectors.joining(" and for ")),
                    "");
        }
    }

    private boolean holdsAny(List<Marker> environments) {
        for (Marker marker : environments) {
            if (conditions.holds(marker, target.markerEnvironment(), "environments")) {
                return true;
            }
        }
        return false;
    }

    private boolean isInstalled(LockedPackage locked, MarkerEnvironment environment) {
        return locked.marker().isEmpty() || conditions.holds(locked.marker().get(), environment, locked.label());
    }

    private MarkerEnvironment environmentWith(Set<String> extras, Set<String> dependencyGroups) {
        return target.markerEnvironment().forLock(extras, dependencyGroups);
    }

    private boolean isForPython(LockedPackage locked) {
        return locked.requiresPython().isEmpty()
                || conditions.allows(locked.requiresPython().get(), locked.label());
    }

    private void refuseAmbiguity(List<LockedPackage> same) {
        String each = same.stream()
                .map(locked -> locked.label()
                        + locked.marker().map(marker -> " (" + marker + ")").orElse(" (always)"))
                .collect(Collectors.joining(" and "));
        List<String> causes = causes(same);
        error(
                "ambiguous",
                "on " + target + " more than one " + same.get(0).name() + " is to be installed: " + each,
                causes.size() > 1 ? "Ask for one of " + String.join(", ", causes) + ", not for all of them." : "");
    }

    /** The extras and groups without which one of the packages would not be installed. */
    private List<String> causes(List<LockedPackage> same) {
        List<String> causes = new ArrayList<>();
        for (String extra : new TreeSet<>(wanted.extras())) {
            if (loses(same, environmentWith(without(wanted.extras(), extra), groups))) {
                causes.add("the extra " + extra);
            }
        }
        for (String group : new TreeSet<>(groups)) {
            if (loses(same, environmentWith(wanted.extras(), without(groups, group)))) {
                causes.add("the dependency group " + group);
            }
        }
        return causes;
    }

    private static boolean loses(List<LockedPackage> same, MarkerEnvironment environment) {
        return same.stream()
                .flatMap(locked -> locked.marker().stream())
                .anyMatch(marker -> !marker.evaluate(environment));
    }

    private static Set<String> without(Set<String> names, String one) {
        Set<String> rest = new HashSet<>(names);
        rest.remove(one);
        return rest;
    }

    private void error(String id, String message, String remedy) {
        found.add(Finding.error(id, place, message, remedy));
    }
}
