package dev.pypack.lock;

import dev.pypack.pep.WheelName;
import dev.pypack.target.Floor;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import dev.pypack.target.UnknownTarget;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where wheels run that don't run on a target.
 *
 * @param target where they don't
 * @param wheels of one package
 */
record NearestTargets(Target target, List<WheelName> wheels) {
    /** The names that manylinux had before PEP 600. */
    private static final Map<String, String> LEGACY = Map.of(
            "manylinux1_", "manylinux_2_5_", "manylinux2010_", "manylinux_2_12_", "manylinux2014_", "manylinux_2_17_");

    private static final String UNIVERSAL = "_universal2";

    /** What to change of the target, as clauses, the smallest change first; none where nothing that is known helps. */
    List<String> changes() {
        List<String> near = Stream.concat(
                        floor().map(platform -> "on " + platform).stream(),
                        python().map(version -> "with Python " + version).stream())
                .toList();
        if (!near.isEmpty()) {
            return near;
        }
        String others = Platform.all().stream()
                .filter(platform -> fits(platform, target.pythonVersion()))
                .map(Platform::toString)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? List.of() : List.of("on " + others);
    }

    /** The same platform with the lowest floor that does. */
    private Optional<Platform> floor() {
        return wheels.stream()
                .flatMap(wheel -> wheel.tags().stream())
                .flatMap(tag -> named(tag.platform()))
                .filter(this::isSameButFloor)
                .filter(platform -> fits(platform, target.pythonVersion()))
                .min(Comparator.comparing(NearestTargets::floorOf));
    }

    private boolean isSameButFloor(Platform other) {
        return other.family() == target.platform().family()
                && other.markerValues().equals(target.platform().markerValues())
                && other.floor().isPresent();
    }

    private static Floor floorOf(Platform platform) {
        return platform.floor().orElseThrow();
    }

    /** The platforms that a platform tag names. */
    private static Stream<Platform> named(String tag) {
        String modern = tag;
        for (Map.Entry<String, String> legacy : LEGACY.entrySet()) {
            modern = modern.startsWith(legacy.getKey())
                    ? legacy.getValue() + modern.substring(legacy.getKey().length())
                    : modern;
        }
        Stream<String> names = modern.endsWith(UNIVERSAL)
                ? Stream.of(modern.replace(UNIVERSAL, "_arm64"), modern.replace(UNIVERSAL, "_x86_64"))
                : Stream.of(modern);
        return names.flatMap(name -> {
            try {
                return Stream.of(Platform.of(name));
            } catch (UnknownTarget notOfTheTable) {
                return Stream.empty();
            }
        });
    }

    /** The Python nearest to the target's, the newer of two. */
    private Optional<PythonVersion> python() {
        PythonVersion own = target.pythonVersion();
        return target.platform().pythonVersions().stream()
                .filter(version -> version.freeThreaded() == own.freeThreaded() || !version.freeThreaded())
                .filter(version -> version.minor() != own.minor() || version.freeThreaded() != own.freeThreaded())
                .filter(version -> fits(target.platform(), version))
                .min(Comparator.comparingInt((PythonVersion version) -> Math.abs(version.minor() - own.minor()))
                        .thenComparing(Comparator.reverseOrder()));
    }

    private boolean fits(Platform platform, PythonVersion python) {
        boolean exists = platform.pythonVersions().get(0).compareTo(python) <= 0;
        return exists && new WheelRanking(Target.of(platform, python)).acceptsAny(wheels);
    }
}
