package dev.pypack.wheel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a platform tag asks of a native file.
 *
 * @param format of the system's native files
 * @param machines that a file has to be for, all of them
 */
record NativePlatform(String format, Set<String> machines) {
    private static final Map<String, Set<String>> WINDOWS =
            Map.of("win32", Set.of("x86"), "win_amd64", Set.of("x86_64"), "win_arm64", Set.of("arm64"));
    private static final Map<String, Set<String>> APPLE = Map.of(
            "x86_64", Set.of("x86_64"),
            "arm64", Set.of("arm64"),
            "universal2", Set.of("arm64", "x86_64"),
            "intel", Set.of("x86_64"),
            "i386", Set.of("x86"));
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "aarch64",
            "arm64",
            "arm64_v8a",
            "arm64",
            "armeabi_v7a",
            "arm",
            "armv7l",
            "arm",
            "armv6l",
            "arm",
            "i686",
            "x86");
    private static final Pattern MACOS = Pattern.compile("macosx_\\d+_\\d+_(.+)");
    private static final Pattern IOS = Pattern.compile("ios_\\d+_\\d+_(.+)_(?:iphoneos|iphonesimulator)");
    private static final Pattern ELF_TAG =
            Pattern.compile("(?:manylinux(?:1|2010|2014|_\\d+_\\d+)|musllinux_\\d+_\\d+|linux|android_\\d+)_(.+)");

    /** What is asked, where the platform is one whose machine the tag names. */
    static Optional<NativePlatform> of(String platformTag) {
        if (WINDOWS.containsKey(platformTag)) {
            return Optional.of(new NativePlatform("PE", WINDOWS.get(platformTag)));
        }
        for (Pattern apple : List.of(MACOS, IOS)) {
            Matcher matcher = apple.matcher(platformTag);
            if (matcher.matches() && APPLE.containsKey(matcher.group(1))) {
                return Optional.of(new NativePlatform("Mach-O", APPLE.get(matcher.group(1))));
            }
        }
        Matcher matcher = ELF_TAG.matcher(platformTag);
        if (matcher.matches()) {
            String machine = matcher.group(1);
            return Optional.of(new NativePlatform("ELF", Set.of(OTHER_NAMES.getOrDefault(machine, machine))));
        }
        return Optional.empty();
    }

    boolean loads(NativeFile file) {
        return file.format().equals(format) && file.machines().containsAll(machines);
    }
}
