package dev.pypack.wheel;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects what the checks find in one wheel. Of each rule some findings are kept and the others counted: a hostile
 * {@code RECORD} has room for a million of them.
 */
final class WheelFindings implements Consumer<Finding> {
    private static final int MOST_ERRORS_OF_A_RULE = 20;
    /** What is no error is often the way of a writer, and then true of each file. */
    private static final int MOST_HINTS_OF_A_RULE = 3;

    private final List<Finding> found = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public void accept(Finding finding) {
        if (counts.merge(finding.id(), 1, Integer::sum) <= most(finding.severity())) {
            found.add(finding);
        }
    }

    private static int most(Severity severity) {
        return severity == Severity.ERROR ? MOST_ERRORS_OF_A_RULE : MOST_HINTS_OF_A_RULE;
    }

    /** What was kept, and at the end how many more there are of each rule. */
    Findings findings(Place wheel) {
        List<Finding> all = new ArrayList<>(found);
        for (WheelRule rule : WheelRule.values()) {
            int more = counts.getOrDefault(rule.id(), 0) - most(rule.severity());
            if (more > 0) {
                all.add(rule.at(wheel, "the same holds " + (more == 1 ? "once more" : more + " times more")));
            }
        }
        return Findings.of(all);
    }
}
