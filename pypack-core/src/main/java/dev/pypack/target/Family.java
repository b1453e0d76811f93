package dev.pypack.target;

import java.util.Locale;

/** A family of platforms: those whose wheels are tagged by one rule. */
public enum Family {
    /** Linux with the GNU C library, whose version is the floor (PEP 600). */
    GLIBC,
    /** Linux with the musl C library, whose version is the floor (PEP 656). */
    MUSL,
    /** macOS, whose version is the floor. */
    MACOS,
    /** Windows, which has no floor. */
    WINDOWS,
    /** Android, whose API level is the floor (PEP 738). */
    ANDROID,
    /** iOS on a device or in the simulator, whose version is the floor (PEP 730). */
    IOS;

    /**
     * The family's name in a floor, such as {@code glibc} in {@code linux_amd64:glibc=2.17}.
     *
     * @return lower case
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Family ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
