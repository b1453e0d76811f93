package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        for (Target target : targets) {
            for (Finding finding : of(target)) {
                if (!found.contains(finding)) {
                    found.add(finding);
                }
            }
        }
        if (!found.isEmpty()) {
            throw new UserMistake(Findings.of(found));
        }
    }

    /** What can't be installed on one target; nothing where all can. */
    Findings of(Target target) {
        WheelRanking ranking = new WheelRanking(target);
        Set<Finding> found = new LinkedHashSet<>();
        for (Wanted wanted : wishes()) {
            found.addAll(mistakes(target, ranking, wanted));
        }
        return Findings.of(found);
    }

    private List<Wanted> wishes() {
        List<Wanted> wishes = new ArrayList<>();
        wishes.add(new Wanted(Set.of(), Optional.empty(), built));
        for (String extra : lock.extras().orElse(List.of())) {
            wishes.add(new Wanted(Set.of(extra), Optional.empty(), built));
        }
        for (String group : lock.dependencyGroups().orElse(List.of())) {
            wishes.add(withGroup(group));
        }
        return wishes;
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
