package dev.pypack.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects what is found in one file. Of each rule some findings are kept and the others counted: a hostile file has room
 * for a million of them.
 */
public final class CappedFindings implements Consumer<Finding> {
    private static final int MOST_ERRORS_OF_A_RULE = 20;
    /** What is no error is often the way of a writer, and then true of each part of the file. */
    private static final int MOST_HINTS_OF_A_RULE = 3;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    /** The first one that was not kept, by id. */
    private final Map<String, Finding> beyond = new LinkedHashMap<>();

    /** Nothing found yet. */
    public CappedFindings() {}

    @Override
    public void accept(Finding finding) {
        if (counts.merge(finding.id(), 1, Integer::sum) <= most(finding)) {
            kept.add(finding);
        } else {
            beyond.putIfAbsent(finding.id(), finding);
        }
    }

    private static int most(Finding finding) {
        return finding.severity() == Severity.ERROR ? MOST_ERRORS_OF_A_RULE : MOST_HINTS_OF_A_RULE;
    }

    /**
     * What was found.
     *
     * @param file the place of the file as a whole
     * @return what was kept, and at the end how many more there are of each rule
     */
    public Findings findings(Place file) {
        List<Finding> all = new ArrayList<>(kept);
        beyond.forEach((id, finding) -> all.add(new Finding(
                id, finding.severity(), file, times(counts.getOrDefault(id, 0) - most(finding)), finding.remedy())));
        return Findings.of(all);
    }

    private static String times(int more) {
        return "the same holds " + (more == 1 ? "once more" : more + " times more");
    }
}
