package dev.pypack.finding;

import java.time.Duration;
import java.util.List;

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
