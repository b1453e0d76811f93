package dev.pypack.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report for people: the worst first, findings of one rule together, and the remedy once.
 */
public final class TextReport {
    /** Somebody who reads mends a few and looks again. */
    private static final int MOST_OF_ONE_RULE = 10;

    private final FindingsReport report;

    /**
     * A text of a report.
     *
     * @param report the report
     */
    public TextReport(FindingsReport report) {
        this.report = report;
    }

    /**
     * What was found in one file.
     *
     * @param file one of the report
     * @return a line that says how it stands with the file, and some for each rule
     */
    public String of(FileFindings file) {
        List<String> lines = new ArrayList<>();
        lines.add(file.file() + ": " + verdict(file));
        Map<String, List<Finding>> byRule = file.findings().stream()
                .sorted(Comparator.comparing(Finding::severity))
                .collect(Collectors.groupingBy(Finding::id, LinkedHashMap::new, Collectors.toList()));
        byRule.forEach((id, findings) -> {
            lines.add("  " + name(findings.get(0).severity()) + " " + id);
            findings.stream()
                    .limit(MOST_OF_ONE_RULE)
                    .forEach(finding -> lines.add("    " + finding.place() + ": " + finding.message()));
            if (findings.size() > MOST_OF_ONE_RULE) {
                lines.add("    and " + (findings.size() - MOST_OF_ONE_RULE) + " more");
            }
            String remedy = findings.get(0).remedy();
            if (!remedy.isEmpty()) {
                lines.add(("-> " + remedy).indent(6).stripTrailing());
            }
        });
        return String.join("\n", lines);
    }

    private static String verdict(FileFindings file) {
        long errors = count(file, Severity.ERROR);
        long warnings = count(file, Severity.WARNING);
        if (errors > 0) {
            return "refused, " + counted(errors, "error") + (warnings > 0 ? ", " + counted(warnings, "warning") : "");
        }
        return warnings > 0 ? "good, " + counted(warnings, "warning") : "good";
    }

    private static long count(FileFindings file, Severity severity) {
        return file.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /**
     * All files in a line.
     *
     * @return {@code 3 files checked: 1 refused, 2 good; 4 errors, 1 warning in 0.12 s}
     */
    public String summary() {
        int refused = report.refused().size();
        return counted(report.files().size(), "file") + " checked: " + refused + " refused, "
                + (report.files().size() - refused) + " good; "
                + counted(report.count(Severity.ERROR), "error") + ", "
                + counted(report.count(Severity.WARNING), "warning")
                + String.format(Locale.ROOT, " in %.2f s", report.time().toMillis() / 1e3);
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
