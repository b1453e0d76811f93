package dev.pypack.build;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The machine that runs the build.
 *
 * @param system its operating system
 * @param architecture its processor as the embedded Python's classifiers name it: {@code x86_64}, {@code arm64}, or
 *     what the Java runtime says where it is neither
 * @param cores how many processors the build may use, at least 1
 * @param cacheFolder where the user's programs keep what can be made again
 * @param environment the environment variables of the build
 */
public record Host(
        OperatingSystem system, String architecture, int cores, Path cacheFolder, Map<String, String> environment) {

    /**
     * A machine as a value.
     *
     * @param system its operating system
     * @param architecture its processor
     * @param cores how many processors the build may use
     * @param cacheFolder where the user's programs keep what can be made again
     * @param environment the environment variables of the build
     */
    public Host {
        environment = Map.copyOf(environment);
    }

    /**
     * The machine that a Java runtime describes.
     *
     * @param properties its system properties: {@code os.name}, {@code os.arch}, {@code user.home}
     * @param cores how many processors it may use
     * @param environment the environment variables
     * @return the machine
     */
    public static Host describedBy(UnaryOperator<String> properties, int cores, Map<String, String> environment) {
        OperatingSystem system = OperatingSystem.named(properties.apply("os.name"));
        return new Host(
                system,
                architecture(properties.apply("os.arch")),
                cores,
                system.cacheFolder(Path.of(properties.apply("user.home")), environment),
                environment);
    }

    private static String architecture(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }

    /**
     * The classifier under which Maven artifacts with native code name this machine.
     *
     * @return {@code linux-x86_64}, {@code macosx-arm64}, {@code windows-x86_64}, ...
     */
    public String classifier() {
        return system.classifier() + "-" + architecture;
    }
}
