package dev.pypack.compile;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.Severity;
import dev.pypack.project.SourceFile;
import dev.pypack.python.worker.CompileProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Files that a Python can't compile, as findings. */
final class Refusals {
    /** What is longer is generated, and nobody wants to read it. */
    private static final int LONGEST_LINE = 200;

    private final Path directory;
    private final String minorVersion;
    private final Severity severity;

    Refusals(Path directory, String minorVersion, Severity severity) {
        this.directory = directory;
        this.minorVersion = minorVersion;
        this.severity = severity;
    }

    /** One finding for each file; what to do stands below the last, once for all. */
    List<Finding> of(Map<SourceFile, CompileProblem> problems) {
        List<Finding> found = new ArrayList<>();
        Iterator<Map.Entry<SourceFile, CompileProblem>> each =
                problems.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<SourceFile, CompileProblem> problem = each.next();
            String remedy = each.hasNext() ? "" : remedy(problem.getKey());
            found.add(finding(problem.getKey(), problem.getValue(), remedy));
        }
        return found;
    }

    private static String remedy(SourceFile file) {
        return "Correct it. Files that are written for other Pythons are named in [tool.pypack], as in\n"
                + "    other-pythons = [\"" + file.name() + "\"]";
    }

    private Finding finding(SourceFile file, CompileProblem problem, String remedy) {
        Place place = new Place(
                directory.relativize(file.file()).toString().replace('\\', '/'), problem.line(), problem.column());
        String message = "Python " + minorVersion + " refuses it: " + problem.message() + shown(problem);
        return new Finding("syntax", severity, place, message, remedy);
    }

    /** The line as it is written, and a mark below the column. */
    private static String shown(CompileProblem problem) {
        String text = problem.text();
        if (text.isBlank() || text.length() > LONGEST_LINE) {
            return "";
        }
        String line = text.stripLeading();
        int mark = problem.column() - 1 - (text.length() - line.length());
        String below =
                problem.column() > 0 && mark >= 0 && mark <= line.length() ? "\n    " + " ".repeat(mark) + "^" : "";
        return "\n    " + line + below;
    }
}
