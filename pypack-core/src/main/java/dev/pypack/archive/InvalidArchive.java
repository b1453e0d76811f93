package dev.pypack.archive;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import java.io.IOException;
import java.util.List;

/**
 * An archive, or a file in it, that is not what it should be, for the reasons in the findings.
 */
public final class InvalidArchive extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Findings findings;

    InvalidArchive(Findings findings) {
        super(findings.toText());
        this.findings = findings;
    }

    InvalidArchive(Finding finding) {
        this(Findings.of(List.of(finding)));
    }

    /**
     * The reasons.
     *
     * @return at least one finding
     */
    public Findings findings() {
        return findings;
    }
}
