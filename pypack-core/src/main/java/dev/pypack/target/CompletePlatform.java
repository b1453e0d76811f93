package dev.pypack.target;

import com.google.gson.GsonBuilder;
import dev.pypack.pep.Tag;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an interpreter says of itself: the values of its markers and the tags that it accepts. Pex exchanges it as a
 * JSON file: {@code pex3 interpreter inspect --markers --tags} writes it, {@code --complete-platform} reads it.
 *
 * @param markerEnvironment the values by the names of marker variables
 * @param compatibleTags the tags, best first
 * @see <a href="https://docs.pex-tool.org/buildingpex.html#complete-platform">Pex, complete platforms</a>
 */
public record CompletePlatform(Map<String, String> markerEnvironment, List<Tag> compatibleTags) {
    static final String MARKERS = "marker_environment";
    static final String TAGS = "compatible_tags";

    private static final String SYSTEM = "sys_platform";
    private static final Pattern FULL_VERSION = Pattern.compile("(3\\.[0-9]+)(?:\\.([0-9]{1,2})(?![0-9]).*)?");

    /**
     * A complete platform of its parts.
     *
     * @param markerEnvironment the values by the names of marker variables
     * @param compatibleTags the tags, best first
     */
    public CompletePlatform {
        markerEnvironment = Collections.unmodifiableMap(new TreeMap<>(markerEnvironment));
        compatibleTags = List.copyOf(compatibleTags);
    }

    /**
     * Reads a complete platform. Keys that pex adds, such as {@code path}, are passed over.
     *
     * @param json the text of the file, strict JSON
     * @return the complete platform
     * @throws UnknownTarget if the text isn't JSON, a key is missing, given twice or of another type, a variable of
     *     markers isn't known, or a tag is none
     */
    public static CompletePlatform parse(String json) {
        return new CompletePlatformReader(json).completePlatform();
    }

    /**
     * This complete platform as pex reads it.
     *
     * @return JSON, indented by two blanks, its keys in order
     */
    public String toJson() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(TAGS, compatibleTags.stream().map(Tag::toString).toList());
        all.put(MARKERS, markerEnvironment);
        // Not kept: whoever only asks for a target would load the library too.
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(all)
                + "\n";
    }

    /** The CPython that the best tag names; its patch level from the markers, if they tell it. */
    PythonVersion pythonVersion() {
        Tag best = best();
        PythonVersion version = PythonVersion.ofAbi(best.abi());
        String full = markerEnvironment.getOrDefault("python_full_version", version.release());
        Matcher patch = FULL_VERSION.matcher(full);
        if (!best.interpreter().equals(version.interpreter())
                || !patch.matches()
                || !patch.group(1).equals(version.release())) {
            throw new UnknownTarget(
                    best.toString(), "this is not the best tag of the CPython that python_full_version tells");
        }
        return patch.group(2) == null ? version : version.withPatch(Integer.parseInt(patch.group(2)));
    }

    /** The platform of the table whose wheels the tags accept. */
    Platform platform() {
        Set<String> platforms = compatibleTags.stream().map(Tag::platform).collect(Collectors.toSet());
        return PlatformTable.INSTANCE
                .accepting(platforms)
                .filter(this::hasMarkersOf)
                .orElseThrow(() -> new UnknownTarget(best().toString(), "no platform has these tags and markers"));
    }

    private boolean hasMarkersOf(Platform platform) {
        String system = platform.markerValues().get(SYSTEM);
        return markerEnvironment.getOrDefault(SYSTEM, "").equals(system);
    }

    private Tag best() {
        if (compatibleTags.isEmpty()) {
            throw new UnknownTarget("", "a complete platform without tags accepts nothing");
        }
        return compatibleTags.get(0);
    }
}
