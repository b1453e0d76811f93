package dev.pypack.finding;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the user gave can't be packed, for the reasons in the findings. A build shows the message and no stack trace.
 */
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Findings findings;
    /** What is shown. */
    private final String text;

    /**
     * Several mistakes, found in one run.
     *
     * @param findings at least one
     */
    public UserMistake(Findings findings) {
        this(findings, findings.toText());
    }

    private UserMistake(Findings findings, String text) {
        super(text);
        this.findings = findings;
        this.text = text;
    }

    /** The findings as text. */
    @Override
    public String getMessage() {
        return text;
    }

    /**
     * One mistake.
     *
     * @param finding what is wrong
     */
    public UserMistake(Finding finding) {
        this(Findings.of(List.of(finding)));
    }

    /**
     * Files that were looked at and are refused.
     *
     * @param report with at least one file that is refused
     * @return the mistake that tells of all refused files
     */
    public static UserMistake refused(FindingsReport report) {
        TextReport text = new TextReport(report);
        Findings errors = Findings.of(report.refused().stream()
                .flatMap(file -> file.findings().errors().stream())
                .toList());
        return new UserMistake(errors, report.refused().stream().map(text::of).collect(Collectors.joining("\n")));
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
