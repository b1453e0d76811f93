package dev.pypack.lock;

import dev.pypack.pep.Tag;
import dev.pypack.pep.WheelName;
import dev.pypack.target.Target;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Which wheels a target accepts, and which of them best: by its tags, then by the higher build tag. */
public final class WheelRanking {
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
        return rank(wheel).isPresent();
    }

    boolean acceptsAny(Collection<WheelName> wheels) {
        return wheels.stream().anyMatch(this::accepts);
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
        return wheels.stream()
                .filter(wheel -> accepts(name.apply(wheel)))
                .min(Comparator.comparing(name, this::compare));
    }

    private int compare(WheelName one, WheelName other) {
        int byRank = Integer.compare(rank(one).orElseThrow(), rank(other).orElseThrow());
        return byRank != 0 ? byRank : LockedWheel.BY_BUILD.compare(other, one);
    }

    private OptionalInt rank(WheelName wheel) {
        return wheel.tags().stream()
                .filter(ranks::containsKey)
                .mapToInt(ranks::get)
                .min();
    }
}
