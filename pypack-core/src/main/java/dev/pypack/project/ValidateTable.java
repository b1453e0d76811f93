package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.Severity;
import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code [tool.pypack.validate]}: how much findings weigh for this project, and why.
 */
public final class ValidateTable {
    static final String KEY = "validate";

    private static final String SEVERITY = "severity";
    private static final String REASON = "reason";
    /** What is allowed stays in the report, and speaks against nothing. */
    private static final Map<String, Severity> WEIGHTS =
            Map.of("error", Severity.ERROR, "warning", Severity.WARNING, "allowed", Severity.INFO);

    private final TomlSection table;

    ValidateTable(TomlSection table) {
        this.table = table;
    }

    /**
     * What the user says of one rule.
     *
     * @param severity how much its findings weigh
     * @param reason why
     * @param place where the rule is named
     */
    public record Weight(Severity severity, String reason, Place place) {}

    /**
     * Reads the table of a project.
     *
     * @param directory its folder
     * @return by the ids of rules, in the order of the file; nothing where there is no pyproject.toml or no such table
     * @throws UserMistake if the table is wrong
     * @throws IOException if the file can't be read
     */
    public static Map<String, Weight> in(Path directory) throws IOException {
        List<Finding> mistakes = new ArrayList<>();
        TomlSection pypack = Pyproject.in(ProjectFolder.at(directory), mistakes).pypack();
        Map<String, Weight> weights = new ValidateTable(pypack.sectionOrEmpty(KEY)).read();
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
        return weights;
    }

    Map<String, Weight> read() {
        Map<String, Weight> weights = new LinkedHashMap<>();
        for (String id : table.keys()) {
            table.section(id).ifPresent(rule -> weight(id, rule).ifPresent(weight -> weights.put(id, weight)));
        }
        return weights;
    }

    private Optional<Weight> weight(String id, TomlSection rule) {
        rule.allowOnly(Set.of(SEVERITY, REASON));
        Optional<Severity> severity = rule.string(SEVERITY).map(WEIGHTS::get);
        Optional<String> reason = rule.string(REASON).filter(text -> !text.isBlank());
        if (severity.isEmpty() || reason.isEmpty()) {
            table.mistake(
                    "incomplete-weight",
                    id,
                    table.full(id) + " needs a severity (error, warning or allowed) and a reason",
                    id + " = { severity = \"allowed\", reason = \"why this is right here\" }");
            return Optional.empty();
        }
        return Optional.of(new Weight(severity.get(), reason.get().strip(), table.place(id)));
    }
}
