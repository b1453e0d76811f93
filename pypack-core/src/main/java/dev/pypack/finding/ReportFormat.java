package dev.pypack.finding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats in which a report is written for programs.
 */
public enum ReportFormat {
    /** As {@code docs/reference/validate-report.schema.json} describes it. */
    JSON,
    /** JUnit's XML, as continuous integration shows it: a file is a suite, a finding a case, an error a failure. */
    JUNIT;

    /**
     * The format of a name.
     *
     * @param name in lower case
     * @return the format, if there is one
     */
    public static Optional<ReportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst();
    }

    /**
     * Writes a report.
     *
     * @param report the report
     * @return UTF-8
     */
    public byte[] write(FindingsReport report) {
        String text = this == JSON ? JsonReport.of(report) : JUnitReport.of(report);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The name of the format, in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
