package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether all that can be asked for of a lock can be installed on targets. */
final class FitCheck {
    private final Pylock lock;
    private final Set<String> built;
    private final Place place;

    FitCheck(Pylock lock, Set<String> built, Place place) {
        this.lock = lock;
        this.built = built;
        this.place = place;
    }

    /** Each extra and each group by itself, for some exclude each other. */
    void require(List<Target> targets) {
        List<Finding> found = new ArrayList<>();
        targets.forEach(target ->
                of(target).stream().filter(finding -> !found.contains(finding)).forEach(found::add));
        if (!found.isEmpty()) {
            throw new UserMistake(Findings.of(found));
        }
    }

    /** What can't be installed on one target; nothing where all can. */
    Findings of(Target target) {
        WheelRanking ranking = new WheelRanking(target);
        return Findings.of(wishes().flatMap(wanted -> mistakes(target, ranking, wanted).stream())
                .distinct()
                .toList());
    }

    private Stream<Wanted> wishes() {
        Stream<Wanted> extras = lock.extras().stream()
                .flatMap(List::stream)
                .map(extra -> new Wanted(Set.of(extra), Optional.empty(), built));
        Stream<Wanted> groups =
                lock.dependencyGroups().stream().flatMap(List::stream).map(this::withGroup);
        return Stream.of(Stream.of(new Wanted(Set.of(), Optional.empty(), built)), extras, groups)
                .flatMap(wishes -> wishes);
    }

    private Wanted withGroup(String group) {
        Set<String> groups = new TreeSet<>(lock.defaultGroups());
        groups.add(group);
        return new Wanted(Set.of(), Optional.of(groups), built);
    }

    private List<Finding> mistakes(Target target, WheelRanking ranking, Wanted wanted) {
        try {
            new Selector(lock, target, ranking, wanted, place).select();
            return List.of();
        } catch (UserMistake e) {
            return e.findings().stream().toList();
        }
    }
}
