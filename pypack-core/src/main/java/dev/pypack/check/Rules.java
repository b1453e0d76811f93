package dev.pypack.check;

import dev.pypack.archive.ZipRule;
import dev.pypack.finding.Rule;
import dev.pypack.wheel.WheelRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that {@code pypack:validate} knows to look for.
 */
public final class Rules {
    private static final List<Rule> ALL = Stream.<Rule[]>of(FileRule.values(), ZipRule.values(), WheelRule.values())
            .flatMap(Arrays::stream)
            .sorted(Comparator.comparing(Rule::id))
            .toList();

    private Rules() {}

    /**
     * Every rule.
     *
     * @return by their ids
     */
    public static List<Rule> all() {
        return ALL;
    }
}
