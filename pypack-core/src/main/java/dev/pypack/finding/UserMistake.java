package dev.pypack.finding;

import java.util.List;

/**
 * What the user gave can't be packed, for the reasons in the findings. A build shows the message and no stack trace.
 */
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Findings findings;

    /**
     * Several mistakes, found in one run.
     *
     * @param findings at least one
     */
    public UserMistake(Findings findings) {
        super(findings.toText());
        this.findings = findings;
    }

    /**
     * One mistake.
     *
     * @param finding what is wrong
     */
    public UserMistake(Finding finding) {
        this(Findings.of(List.of(finding)));
    }

    /** The findings as text. */
    @Override
    public String getMessage() {
        return findings.toText();
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
