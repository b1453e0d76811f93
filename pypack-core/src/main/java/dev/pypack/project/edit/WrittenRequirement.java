package dev.pypack.project.edit;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Marker;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A requirement in the words of its author, who may have an order for the clauses of a version specifier.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/">Dependency specifiers, PEP
 *     508</a>
 */
public final class WrittenRequirement {
    private final String head;
    private final Requirement requirement;

    private WrittenRequirement(String head, Requirement requirement) {
        this.head = head;
        this.requirement = requirement;
    }

    /**
     * Reads a requirement.
     *
     * @param text the requirement
     * @return the requirement
     * @throws InvalidPep if the text is no requirement
     */
    public static WrittenRequirement parse(String text) {
        Requirement requirement = Requirement.parse(text);
        String head = requirement.marker().isEmpty() ? text : beforeMarker(text);
        return new WrittenRequirement(head.strip(), requirement);
    }

    /** A semicolon can stand in a URL and in the text of a marker too. */
    private static String beforeMarker(String text) {
        int semicolon = text.indexOf(';');
        while (!isMarkerBehind(text, semicolon)) {
            semicolon = text.indexOf(';', semicolon + 1);
        }
        return text.substring(0, semicolon);
    }

    private static boolean isMarkerBehind(String text, int semicolon) {
        try {
            Requirement.parse(text.substring(0, semicolon));
            Marker.parse(text.substring(semicolon + 1));
            return true;
        } catch (InvalidPep e) {
            return false;
        }
    }

    /**
     * Reads several requirements with commas between them. A comma that belongs to a requirement stands in brackets, in
     * parentheses, in quotes, in a URL, or before another clause of a version specifier, as in {@code numpy>=2,<3}.
     *
     * @param property the name of the setting, for what is said of it
     * @param text its value
     * @return at least one requirement, in their order
     * @throws UserMistake if there is none, or some are none; with all of them
     */
    public static List<WrittenRequirement> parseAll(String property, String text) {
        List<Finding> mistakes = new ArrayList<>();
        List<WrittenRequirement> requirements = new ArrayList<>();
        for (String piece : new CommaSeparated(text).pieces()) {
            try {
                requirements.add(parse(piece));
            } catch (InvalidPep e) {
                mistakes.add(Finding.error(
                        "invalid-requirement",
                        Place.of(property),
                        String.valueOf(e.getMessage()),
                        "Write requirements with commas between them:\n    -D" + property
                                + "=\"numpy>=2,<3, rich[jupyter]\""));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
        if (requirements.isEmpty()) {
            throw new UserMistake(Finding.error(
                    "no-requirement",
                    Place.of(property),
                    "it names no package",
                    "Name some:\n    -D" + property + "=\"numpy>=2, rich\""));
        }
        return List.copyOf(requirements);
    }

    /**
     * The same under a condition more.
     *
     * @param marker the condition
     * @return the requirement, which applies where its own marker and this one hold
     */
    public WrittenRequirement under(Marker marker) {
        Marker both = requirement.marker().map(own -> own.and(marker)).orElse(marker);
        return parse(head + separator() + both);
    }

    /**
     * What it says.
     *
     * @return the requirement
     */
    public Requirement requirement() {
        return requirement;
    }

    /** The name, by which packages are compared. */
    String name() {
        return PackageName.canonical(requirement.name());
    }

    /** Whether it says no more than a name. */
    boolean isName() {
        return head.equals(requirement.name()) && requirement.marker().isEmpty();
    }

    /** Whether both are of the same package, under the same condition. */
    boolean isAbout(WrittenRequirement other) {
        return name().equals(other.name()) && requirement.marker().equals(other.requirement.marker());
    }

    /**
     * What this makes of a requirement of the same package that is there already: it keeps its extras, and without a new
     * version or URL its own.
     */
    WrittenRequirement over(WrittenRequirement old) {
        Set<String> extras = new TreeSet<>(old.requirement.extras());
        Set<String> known =
                new TreeSet<>(extras.stream().map(PackageName::canonical).toList());
        requirement.extras().stream()
                .filter(extra -> known.add(PackageName.canonical(extra)))
                .forEach(extras::add);
        boolean keepsVersion = versionOrUrl().isEmpty();
        if (keepsVersion && extras.equals(old.requirement.extras())) {
            return old;
        }
        if (!keepsVersion && known.size() == requirement.extras().size()) {
            return this;
        }
        String version = keepsVersion ? old.versionOrUrl() : versionOrUrl();
        String name = extras.isEmpty() ? requirement.name() : requirement.name() + "[" + String.join(",", extras) + "]";
        String head = name + (version.startsWith("@") ? " " : "") + version;
        return requirement.marker().map(parse(head)::under).orElseGet(() -> parse(head));
    }

    /** What stands behind name and extras. */
    private String versionOrUrl() {
        String behindName = head.substring(requirement.name().length()).strip();
        return behindName.startsWith("[")
                ? behindName.substring(behindName.indexOf(']') + 1).strip()
                : behindName;
    }

    private String markerPart() {
        return requirement.marker().map(marker -> separator() + marker).orElse("");
    }

    /** A URL may hold semicolons, so white space ends it. */
    private String separator() {
        return requirement.url().isPresent() ? " ; " : "; ";
    }

    /**
     * The requirement.
     *
     * @return in the words of its author up to the marker, which has one blank between its parts
     */
    @Override
    public String toString() {
        return head + markerPart();
    }
}
