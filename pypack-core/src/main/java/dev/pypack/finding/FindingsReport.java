package dev.pypack.finding;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found in some files.
 *
 * @param files each file that was looked at
 * @param time how long that took
 */
public record FindingsReport(List<FileFindings> files, Duration time) {

    /**
     * A report as a value.
     *
     * @param files each file that was looked at
     * @param time how long that took
     */
    public FindingsReport {
        files = List.copyOf(files);
    }

    /**
     * This report with that of more files.
     *
     * @param more what was found in them, after this
     * @return both, with the time that both took
     */
    public FindingsReport and(FindingsReport more) {
        return new FindingsReport(
                Stream.concat(files.stream(), more.files.stream()).toList(), time.plus(more.time));
    }

    /**
     * The files that an error speaks against.
     *
     * @return in their order
     */
    public List<FileFindings> refused() {
        return files.stream().filter(file -> !file.isValid()).toList();
    }

    /**
     * How many findings there are of one weight.
     *
     * @param severity the weight
     * @return in all files
     */
    public long count(Severity severity) {
        return files.stream()
                .flatMap(file -> file.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
