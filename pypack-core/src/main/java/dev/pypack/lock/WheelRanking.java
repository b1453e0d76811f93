package dev.pypack.lock;

import dev.pypack.pep.Tag;
import dev.pypack.pep.WheelName;
import dev.pypack.target.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which wheels a target accepts, and which of them best: by its tags, then by the higher build tag. */
public final class WheelRanking {
    private static final int NONE = Integer.MAX_VALUE;

    private final Map<Tag, Integer> ranks = new HashMap<>();

    /**
     * The ranking of a target.
     *
     * @param target where wheels have to run
     */
    public WheelRanking(Target target) {
        for (Tag tag : target.tags()) {
            ranks.putIfAbsent(tag, ranks.size());
        }
    }

    boolean accepts(WheelName wheel) {
        return rank(wheel) < NONE;
    }

    boolean acceptsAny(Collection<WheelName> wheels) {
        for (WheelName wheel : wheels) {
            if (accepts(wheel)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The best wheel.
     *
     * @param wheels of one version of a package
     * @return of those that are as good as each other the first; nothing where none runs on the target
     */
    public Optional<LockedWheel> best(List<LockedWheel> wheels) {
        return best(wheels, LockedWheel::name);
    }

    /**
     * The best of what has the name of a wheel.
     *
     * @param <W> what has such a name
     * @param wheels of one version of a package
     * @param name tells it
     * @return of those that are as good as each other the first; nothing where none runs on the target
     */
    public <W> Optional<W> best(List<W> wheels, Function<W, WheelName> name) {
        Optional<W> best = Optional.empty();
        int rankOfBest = NONE;
        for (W wheel : wheels) {
            int rank = rank(name.apply(wheel));
            if (rank < rankOfBest
                    || (rank == rankOfBest && best.isPresent() && isHigherBuild(name, wheel, best.get()))) {
                best = Optional.of(wheel);
                rankOfBest = rank;
            }
        }
        return best;
    }

    private static <W> boolean isHigherBuild(Function<W, WheelName> name, W one, W other) {
        return LockedWheel.compareBuilds(name.apply(one), name.apply(other)) > 0;
    }

    /** The least rank of its tags. */
    private int rank(WheelName wheel) {
        int least = NONE;
        for (Tag tag : wheel.tags()) {
            least = Math.min(least, ranks.getOrDefault(tag, NONE));
        }
        return least;
    }
}
