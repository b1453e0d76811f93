package dev.pypack.target;

import com.google.gson.GsonBuilder;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All platforms that there are, and some targets with their tags: for people to choose from, and as JSON for programs.
 *
 * @param targets those whose tags are shown
 */
public record TargetCatalogue(List<Target> targets) {

    /**
     * A catalogue as a value.
     *
     * @param targets those whose tags are shown; where there are none, all platforms are shown
     */
    public TargetCatalogue {
        targets = List.copyOf(targets);
    }

    /**
     * The catalogue with the targets of some platforms.
     *
     * @param platforms their names or aliases
     * @param pythonVersions the Python versions, each for each of the platforms
     * @return the catalogue
     * @throws UserMistake if there is no such platform or Python, with all that there are not
     */
    public static TargetCatalogue of(List<String> platforms, List<String> pythonVersions) {
        List<Finding> unknown = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (String platform : platforms) {
            for (String version : pythonVersions) {
                try {
                    targets.add(Target.of(platform, version));
                } catch (UnknownTarget e) {
                    String message = String.valueOf(e.getMessage());
                    unknown.add(Finding.error("unknown-target", Place.of("pypack.targets"), message, ""));
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new UserMistake(Findings.of(unknown));
        }
        return new TargetCatalogue(targets);
    }

    /**
     * The targets with their tags, the best first; without targets every platform, with the tag of its wheels and its
     * other names.
     *
     * @return lines without an end of their own
     */
    public List<String> toLines() {
        return targets.isEmpty()
                ? Platform.all().stream().map(TargetCatalogue::line).toList()
                : targets.stream()
                        .flatMap(target -> target.tags().stream().map(tag -> target.id() + "  " + tag))
                        .toList();
    }

    private static String line(Platform platform) {
        String floor = platform.floor().map(Floor::toString).orElse("");
        return String.format(
                        "%-20s %-13s %-29s %s",
                        platform.name(), floor, platform.tag(), String.join(", ", platform.aliases()))
                .stripTrailing();
    }

    /**
     * All platforms, and the targets with their marker values and tags.
     *
     * @return a JSON object with the lists {@code platforms} and {@code targets}, as {@code docs/contracts.md} has it
     */
    public String toJson() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put(
                "platforms",
                Platform.all().stream().map(TargetCatalogue::values).toList());
        whole.put("targets", targets.stream().map(TargetCatalogue::values).toList());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(whole) + "\n";
    }

    private static Map<String, Object> values(Platform platform) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", platform.name());
        platform.floor().ifPresent(floor -> values.put("floor", floor.toString()));
        values.put("tag", platform.tag());
        values.put("aliases", platform.aliases());
        values.put("markers", platform.markerValues());
        values.put(
                "pythonVersions",
                platform.pythonVersions().stream().map(PythonVersion::toString).toList());
        return values;
    }

    private static Map<String, Object> values(Target target) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", target.id());
        values.put("platform", target.platform().toString());
        values.put("pythonVersion", target.pythonVersion().toString());
        values.put("markers", target.completePlatform().markerEnvironment());
        values.put("tags", target.tags().stream().map(Tag::toString).collect(Collectors.toList()));
        return values;
    }
}
