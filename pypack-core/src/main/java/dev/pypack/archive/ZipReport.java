package dev.pypack.archive;

import dev.pypack.finding.CappedFindings;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;

/** Collects what is found in one archive, by the names of its entries. */
final class ZipReport {
    private final String archive;
    private final CappedFindings found = new CappedFindings();

    ZipReport(String archive) {
        this.archive = archive;
    }

    void note(ZipRule rule, String message) {
        add(rule.at(archivePlace(archive), message));
    }

    void note(ZipRule rule, String entry, String message) {
        add(rule.at(entryPlace(archive, entry), message));
    }

    void add(Finding finding) {
        found.accept(finding);
    }

    Findings findings() {
        return found.findings(archivePlace(archive));
    }

    static Place archivePlace(String archive) {
        return Place.of(EscapedText.of(archive));
    }

    /** An exclamation mark separates the two, as in the URLs of jars. */
    static Place entryPlace(String archive, String entry) {
        return Place.of(EscapedText.of(archive) + "!/" + EscapedText.of(entry));
    }
}
