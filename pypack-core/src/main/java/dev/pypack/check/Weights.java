package dev.pypack.check;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Rule;
import dev.pypack.finding.Suggestion;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.ValidateTable;
import dev.pypack.project.ValidateTable.Weight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much findings weigh where a project says it otherwise than the rules; each time with its reason.
 */
public final class Weights {
    private final Map<String, Weight> byId;

    private Weights(Map<String, Weight> byId) {
        this.byId = byId;
    }

    /**
     * What {@code [tool.pypack.validate]} of a project says.
     *
     * @param directory its folder; without a pyproject.toml the rules decide
     * @return the weights
     * @throws UserMistake if the table is wrong, or names a rule that there is not
     * @throws IOException if pyproject.toml can't be read
     */
    public static Weights in(Path directory) throws IOException {
        Map<String, Weight> byId = ValidateTable.in(directory);
        List<String> known = Rules.all().stream().map(Rule::id).toList();
        List<Finding> unknown = new ArrayList<>();
        byId.forEach((id, weight) -> {
            if (!known.contains(id)) {
                unknown.add(Finding.error(
                        "unknown-rule",
                        weight.place(),
                        "there is no rule " + id,
                        Suggestion.nearest(id, known)
                                .map(nearest -> "Did you mean " + nearest + "?")
                                .orElse("The report names the rule of each finding.")));
            }
        });
        if (!unknown.isEmpty()) {
            throw new UserMistake(Findings.of(unknown));
        }
        return new Weights(byId);
    }

    Findings applyTo(Findings findings) {
        return Findings.of(findings.stream().map(this::apply).toList());
    }

    private Finding apply(Finding finding) {
        Weight weight = byId.get(finding.id());
        if (weight == null) {
            return finding;
        }
        String message = finding.message() + " (" + weight.place().name() + ": " + weight.reason() + ")";
        return new Finding(finding.id(), weight.severity(), finding.place(), message, finding.remedy());
    }
}
