package dev.pypack.archive;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is found in one archive. Of each rule some findings are kept and the others counted: a hostile archive
 * has room for a hundred thousand of them.
 */
final class ZipReport {
    private static final int MOST_ERRORS_OF_A_RULE = 20;
    /** What is no error is often the way of a writer, and then true of each entry. */
    private static final int MOST_HINTS_OF_A_RULE = 3;

    private final String archive;
    private final List<Finding> found = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    ZipReport(String archive) {
        this.archive = archive;
    }

    void note(ZipRule rule, String message) {
        note(rule, archivePlace(archive), message);
    }

    void note(ZipRule rule, String entry, String message) {
        note(rule, entryPlace(archive, entry), message);
    }

    private void note(ZipRule rule, Place place, String message) {
        add(rule.at(place, message));
    }

    void add(Finding finding) {
        if (counts.merge(finding.id(), 1, Integer::sum) <= most(finding.severity())) {
            found.add(finding);
        }
    }

    private static int most(Severity severity) {
        return severity == Severity.ERROR ? MOST_ERRORS_OF_A_RULE : MOST_HINTS_OF_A_RULE;
    }

    Findings findings() {
        List<Finding> all = new ArrayList<>(found);
        for (ZipRule rule : ZipRule.values()) {
            int more = counts.getOrDefault(rule.id(), 0) - most(rule.severity());
            if (more > 0) {
                all.add(rule.at(
                        archivePlace(archive),
                        "the same holds for " + more + (more == 1 ? " further entry" : " further entries")));
            }
        }
        return Findings.of(all);
    }

    static Place archivePlace(String archive) {
        return Place.of(EscapedText.of(archive));
    }

    /** An exclamation mark separates the two, as in the URLs of jars. */
    static Place entryPlace(String archive, String entry) {
        return Place.of(EscapedText.of(archive) + "!/" + EscapedText.of(entry));
    }
}
