package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.project.TomlSection.Item;
import dev.pypack.target.Platform;
import dev.pypack.target.UnknownTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the platforms that a module is packed for: of the command line, else of the POM or of {@code [tool.pypack]}, which
 * may not differ.
 */
final class TargetPlatforms {
    static final String KEY = "targets";
    private static final String PROPERTY = "pypack.targets";

    private final TomlSection tool;
    private final List<Finding> mistakes;

    TargetPlatforms(TomlSection tool, List<Finding> mistakes) {
        this.tool = tool;
        this.mistakes = mistakes;
    }

    /**
     * The platforms, in their order, or nothing where nobody names any; what is none is noted, and two whose wheels would
     * be one.
     */
    Optional<List<Platform>> of(TargetProperty property) {
        List<Item> written = tool.strings(KEY);
        List<Platform> inTool = platforms(written);
        if (!property.isSet()) {
            return written.isEmpty() ? Optional.empty() : Optional.of(inTool);
        }
        Place place = Place.of(property.isOnCommandLine() ? "command line" : "pom.xml");
        List<Platform> told = platforms(
                property.platforms().stream().map(name -> new Item(name, place)).toList());
        if (!property.isOnCommandLine() && tool.has(KEY) && !told.equals(inTool)) {
            mistakes.add(Finding.error(
                    "disagreement",
                    place,
                    PROPERTY + " is " + names(told) + ", and " + tool.full(KEY) + " in " + Pyproject.NAME + " is "
                            + names(inTool),
                    "Write it in one place."));
        }
        return Optional.of(told);
    }

    static String names(List<Platform> platforms) {
        return platforms.isEmpty()
                ? "empty"
                : String.join(", ", platforms.stream().map(Platform::toString).toList());
    }

    private List<Platform> platforms(List<Item> names) {
        Map<List<String>, Item> wheels = new LinkedHashMap<>();
        List<Platform> platforms = new ArrayList<>();
        for (Item name : names) {
            try {
                Platform platform = Platform.of(name.text());
                Item same = wheels.putIfAbsent(platform.wheelTags(), name);
                if (same == null) {
                    platforms.add(platform);
                } else {
                    refuse(
                            "duplicate-target",
                            name,
                            "the target " + name.text() + " has the same wheel as " + same.text(),
                            "Keep one of the two.");
                }
            } catch (UnknownTarget e) {
                refuse(
                        "unknown-target",
                        name,
                        String.valueOf(e.getMessage()),
                        "mvn pypack:targets lists all platforms.");
            }
        }
        return platforms;
    }

    private void refuse(String id, Item name, String message, String remedy) {
        mistakes.add(Finding.error(id, name.place(), message, remedy));
    }
}
