package dev.pypack.project;

import dev.pypack.build.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * The property {@code pypack.targets}: for which platforms a module is packed, where its sources differ by platform.
 */
public final class TargetProperty {
    /** The property of a build that has none; what pyproject.toml says holds. */
    public static final TargetProperty ABSENT = inPom(List.of());

    private final List<String> platforms;
    private final boolean isOnCommandLine;

    private TargetProperty(List<String> platforms, boolean isOnCommandLine) {
        List<String> names = new ArrayList<>();
        for (String platform : platforms) {
            String name = platform.strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        this.platforms = List.copyOf(names);
        this.isOnCommandLine = isOnCommandLine;
    }

    /**
     * The property as a POM has it; pyproject.toml may not say otherwise.
     *
     * @param platforms names or aliases of platforms; none where it is not set
     * @return the property
     */
    public static TargetProperty inPom(List<String> platforms) {
        return new TargetProperty(platforms, false);
    }

    /**
     * The property as it was asked for in one build, whatever POM and pyproject.toml say.
     *
     * @param platforms names or aliases of platforms; none where it is not set
     * @return the property
     */
    public static TargetProperty onCommandLine(List<String> platforms) {
        return new TargetProperty(platforms, true);
    }

    /**
     * Adds it to what a result depends on.
     *
     * @param fingerprint of the inputs of the result
     * @return the same fingerprint
     */
    public Fingerprint addTo(Fingerprint fingerprint) {
        return fingerprint.with(platforms).with(Boolean.toString(isOnCommandLine));
    }

    List<String> platforms() {
        return platforms;
    }

    boolean isSet() {
        return !platforms.isEmpty();
    }

    boolean isOnCommandLine() {
        return isOnCommandLine;
    }
}
