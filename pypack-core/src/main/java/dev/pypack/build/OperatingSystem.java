package dev.pypack.build;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operating systems that a build can run on.
 */
public enum OperatingSystem {
    /** Linux, with glibc or musl. */
    LINUX("linux") {
        @Override
        Path cacheFolder(Path home, Map<String, String> environment) {
            return absolute(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
        }
    },
    /** Apple's macOS. */
    MACOS("macosx") {
        @Override
        Path cacheFolder(Path home, Map<String, String> environment) {
            return home.resolve("Library/Caches");
        }
    },
    /** Microsoft's Windows. */
    WINDOWS("windows") {
        @Override
        Path cacheFolder(Path home, Map<String, String> environment) {
            return absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData\\Local"));
        }
    };

    private final String classifier;

    OperatingSystem(String classifier) {
        this.classifier = classifier;
    }

    /**
     * The system that a Java runtime names.
     *
     * @param name its {@code os.name}
     * @return the system; Linux for a name that is not known, being the likeliest of the others
     */
    public static OperatingSystem named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") ? MACOS : LINUX;
    }

    /**
     * How classifiers of Maven artifacts name it.
     *
     * @return {@code linux}, {@code macosx} or {@code windows}
     */
    public String classifier() {
        return classifier;
    }

    /**
     * The folder of a user's caches.
     *
     * @param home the user's home
     * @param environment the user's environment variables
     * @return the folder; it may not exist
     */
    abstract Path cacheFolder(Path home, Map<String, String> environment);

    /** The XDG base directory specification says that a relative path is to be ignored. */
    private static Path absolute(@Nullable String wanted, Path otherwise) {
        if (wanted == null || wanted.isEmpty()) {
            return otherwise;
        }
        Path folder = Path.of(wanted);
        return folder.isAbsolute() ? folder : otherwise;
    }
}
