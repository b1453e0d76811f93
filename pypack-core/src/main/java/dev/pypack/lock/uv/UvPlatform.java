package dev.pypack.lock.uv;

import dev.pypack.target.Floor;
import dev.pypack.target.Platform;
import dev.pypack.target.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A platform as uv resolves for it alone. It may have a lower floor than the target, never a higher one.
 *
 * @param name the value of uv's option {@code --python-platform}
 * @param variables by which uv is told the floor, where the name doesn't
 */
record UvPlatform(String name, Map<String, String> variables) {
    private static final List<String> GLIBC =
            List.of("2.40", "2.39", "2.38", "2.37", "2.36", "2.35", "2.34", "2.33", "2.32", "2.31", "2.28", "2.17");

    /** The musl that uv takes for granted. */
    private static final int MUSL_MAJOR = 1;

    private static final int MUSL_MINOR = 2;

    private static final Map<String, String> MACHINES = Map.of(
            "x86_64", "x86_64",
            "AMD64", "x86_64",
            "aarch64", "aarch64",
            "arm64", "aarch64",
            "ARM64", "aarch64",
            "x86", "i686");

    /** The platform of a target; nothing where uv knows none that would do. */
    static Optional<UvPlatform> of(Target target) {
        Platform platform = target.platform();
        String machine = MACHINES.get(platform.markerValues().getOrDefault("platform_machine", ""));
        if (machine == null) {
            return Optional.empty();
        }
        return switch (platform.family()) {
            case GLIBC ->
                glibc(platform.floor().orElseThrow()).map(version -> named(machine + "-manylinux_" + version));
            case MUSL ->
                musl(platform.floor().orElseThrow())
                        ? Optional.of(named(machine + "-unknown-linux-musl"))
                        : Optional.empty();
            case MACOS -> Optional.of(with(machine + "-apple-darwin", "MACOSX_DEPLOYMENT_TARGET", platform));
            case WINDOWS -> Optional.of(named(machine + "-pc-windows-msvc"));
            case ANDROID -> Optional.of(with(machine + "-linux-android", "ANDROID_API_LEVEL", platform));
            case IOS -> Optional.empty();
        };
    }

    private static UvPlatform named(String name) {
        return new UvPlatform(name, Map.of());
    }

    private static UvPlatform with(String name, String variable, Platform platform) {
        return new UvPlatform(
                name, Map.of(variable, platform.floor().map(Floor::version).orElseThrow()));
    }

    private static Optional<String> glibc(Floor floor) {
        return GLIBC.stream()
                .filter(version -> isAtLeast(floor, version))
                .findFirst()
                .map(version -> version.replace('.', '_'));
    }

    private static boolean isAtLeast(Floor floor, String version) {
        String[] numbers = version.split("\\.", -1);
        int major = Integer.parseInt(numbers[0]);
        return floor.major() > major || (floor.major() == major && floor.minor() >= Integer.parseInt(numbers[1]));
    }

    private static boolean musl(Floor floor) {
        return floor.major() > MUSL_MAJOR || (floor.major() == MUSL_MAJOR && floor.minor() >= MUSL_MINOR);
    }
}
