package dev.pypack.project.edit;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Marker;
import dev.pypack.target.Platform;
import dev.pypack.target.PlatformMarker;
import dev.pypack.target.UnknownTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for on the command line: packages, to be added to a list of requirements or removed from it.
 *
 * @param list the list
 * @param requirements the packages, at least one
 * @param platforms where they are needed; everywhere, if there are none
 */
public record AskedPackages(DependencyList list, List<WrittenRequirement> requirements, List<Platform> platforms) {
    private static final String REQUIREMENTS = "pypack.requirements";
    private static final String TARGETS = "pypack.targets";

    /**
     * Copies of these lists.
     *
     * @param list the list
     * @param requirements the packages
     * @param platforms where they are needed
     */
    public AskedPackages {
        requirements = List.copyOf(requirements);
        platforms = List.copyOf(platforms);
    }

    /**
     * Reads the properties of the goals.
     *
     * @param requirements {@code pypack.requirements}, with commas between requirements
     * @param extra {@code pypack.extra}, if it is set
     * @param group {@code pypack.group}, if it is set
     * @param targets {@code pypack.targets}, names or aliases of platforms; none for all
     * @return what is asked for
     * @throws UserMistake if a requirement, an extra, a group or a platform is none, or none is named; with all mistakes of
     *     one property
     */
    public static AskedPackages of(
            String requirements, Optional<String> extra, Optional<String> group, List<String> targets) {
        return new AskedPackages(
                DependencyList.of(extra, group),
                WrittenRequirement.parseAll(REQUIREMENTS, requirements),
                platforms(targets));
    }

    /**
     * Reads the property {@code pypack.targets}, where it chooses among the targets of a project.
     *
     * @param targets names or aliases of platforms
     * @return the platforms
     * @throws UserMistake if there is no such platform; with all of them
     */
    public static List<Platform> platforms(List<String> targets) {
        List<Finding> mistakes = new ArrayList<>();
        List<Platform> platforms = new ArrayList<>();
        for (String target : targets) {
            try {
                platforms.add(Platform.of(target.strip()));
            } catch (UnknownTarget e) {
                mistakes.add(Finding.error(
                        "unknown-target",
                        Place.of(TARGETS),
                        String.valueOf(e.getMessage()),
                        "mvn pypack:targets lists all platforms."));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
        return platforms;
    }

    /**
     * The same with the platforms said in a marker of each requirement.
     *
     * @param all the platforms of the project, which the marker has to tell apart
     * @return the requirements, without platforms
     * @throws UserMistake if no marker can say it
     */
    public AskedPackages withMarkers(List<Platform> all) {
        if (platforms.isEmpty()) {
            return this;
        }
        try {
            Marker marker = PlatformMarker.of(platforms, all);
            return new AskedPackages(
                    list, requirements.stream().map(each -> each.under(marker)).toList(), List.of());
        } catch (UnknownTarget e) {
            throw new UserMistake(Finding.error(
                    "no-marker",
                    Place.of(TARGETS),
                    String.valueOf(e.getMessage()),
                    "Name both, and the package is installed on both."));
        }
    }
}
