package dev.pypack.sdist;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a package says that its build needs: requirements that an index answers, and nothing else. uv takes options, folders
 * and variables beside them, and runs with the logins of indexes; so none of what a package says gets there as it is written.
 */
final class BuildNeeds {
    /** What a text may hold in its markers, and a line of a requirements.txt must not. */
    private static final Pattern UNSAFE = Pattern.compile("\\p{Cntrl}|[\\u2028\\u2029]|\\$\\{");

    private BuildNeeds() {}

    /**
     * The requirements that entries are.
     *
     * @param label the package, for what is said of it
     * @param place where it says so
     * @param entries as it says them
     * @throws UserMistake if one is no requirement, or names a file or an address of its own, with all such
     */
    static List<Requirement> of(String label, Place place, List<String> entries) {
        List<Requirement> requirements = new ArrayList<>();
        List<Finding> mistakes = new ArrayList<>();
        for (String entry : entries) {
            try {
                Requirement requirement = Requirement.parse(entry);
                if (requirement.url().isPresent()) {
                    mistakes.add(refused(label, place, entry, "names an address and no index"));
                } else if (UNSAFE.matcher(requirement.toString()).find()) {
                    mistakes.add(refused(label, place, entry, "has a control character or a variable"));
                } else {
                    requirements.add(requirement);
                }
            } catch (InvalidPep e) {
                mistakes.add(refused(label, place, entry, "is no requirement"));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
        return requirements;
    }

    private static Finding refused(String label, Place place, String entry, String why) {
        return Finding.error(
                "build-requires",
                place,
                label + " can't be built: it needs " + EscapedText.of(entry) + ", which " + why,
                "Lock another version; or build its wheel once, look at it, deploy it to your index and lock that.");
    }
}
