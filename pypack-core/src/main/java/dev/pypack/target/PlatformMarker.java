package dev.pypack.target;

import dev.pypack.pep.Marker;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shortest marker that holds on some platforms and not on others. Markers tell systems and machines apart; neither the C
 * library of a Linux nor the floor of a platform.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers">
 *     Dependency specifiers, environment markers (PEP 508)</a>
 */
public final class PlatformMarker {
    private static final String SYSTEM = "sys_platform";
    private static final String MACHINE = "platform_machine";

    private PlatformMarker() {}

    /**
     * The marker of platforms.
     *
     * @param chosen where it holds; at least one
     * @param all the platforms that matter; a machine is named only where one of these has the system and isn't chosen
     * @return such as {@code sys_platform == "win32"}, or
     *     {@code sys_platform == "linux" and platform_machine == "aarch64"}
     * @throws UnknownTarget if no marker tells one that is chosen from another of all
     */
    public static Marker of(List<Platform> chosen, List<Platform> all) {
        List<Platform> others =
                all.stream().filter(platform -> !chosen.contains(platform)).toList();
        for (Platform platform : chosen) {
            likeIn(others, platform).ifPresent(other -> {
                throw UnknownTarget.inMarker(
                        platform,
                        other,
                        "both have the system " + system(platform) + " and the machine " + machine(platform));
            });
        }
        Map<String, Set<String>> machines = new LinkedHashMap<>();
        chosen.forEach(platform -> machines.computeIfAbsent(system(platform), system -> new LinkedHashSet<>())
                .add(machine(platform)));
        return machines.entrySet().stream()
                .map(each -> marker(each.getKey(), each.getValue(), others))
                .reduce(Marker::or)
                .orElseThrow();
    }

    private static Optional<Platform> likeIn(List<Platform> others, Platform platform) {
        return others.stream()
                .filter(other ->
                        system(other).equals(system(platform)) && machine(other).equals(machine(platform)))
                .findFirst();
    }

    private static Marker marker(String system, Collection<String> machines, List<Platform> others) {
        Marker ofSystem = equality(SYSTEM, system);
        return others.stream().noneMatch(other -> system(other).equals(system))
                ? ofSystem
                : ofSystem.and(Marker.parse(machines.stream()
                        .map(machine -> equality(MACHINE, machine).toString())
                        .collect(Collectors.joining(" or "))));
    }

    private static Marker equality(String variable, String value) {
        return Marker.parse(variable + " == \"" + value + "\"");
    }

    private static String system(Platform platform) {
        return platform.markerValues().getOrDefault(SYSTEM, "");
    }

    private static String machine(Platform platform) {
        return platform.markerValues().getOrDefault(MACHINE, "");
    }
}
