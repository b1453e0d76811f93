package dev.pypack.target;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a platform has at least: a version of its C library or of its system.
 *
 * @param family what the version is of
 * @param major the version's first number, or Android's API level; 0 to 99
 * @param minor the version's second number; 0 to 99, 0 for Android
 */
public record Floor(Family family, int major, int minor) implements Comparable<Floor> {
    private static final String NUMBER = "(0|[1-9][0-9]?)";
    private static final Pattern VERSION = Pattern.compile(NUMBER + "(?:\\." + NUMBER + ")?");

    /** A floor such as {@code 2.17} of a family, if the text is one. */
    static Optional<Floor> read(Family family, String version) {
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.matches() || (family == Family.ANDROID && numbers.group(2) != null)) {
            return Optional.empty();
        }
        int minor = numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2));
        return Optional.of(new Floor(family, Integer.parseInt(numbers.group(1)), minor));
    }

    /**
     * The version alone.
     *
     * @return such as {@code 2.17}, or {@code 24} for Android
     */
    public String version() {
        return family == Family.ANDROID ? Integer.toString(major) : major + "." + minor;
    }

    /** The version as it stands in names and tags. */
    String inName() {
        return version().replace('.', '_');
    }

    @Override
    public int compareTo(Floor other) {
        int order = family.compareTo(other.family);
        if (order == 0) {
            order = Integer.compare(major, other.major);
        }
        return order == 0 ? Integer.compare(minor, other.minor) : order;
    }

    /**
     * The family and the version.
     *
     * @return as in a platform with a floor, such as {@code glibc=2.17}
     */
    @Override
    public String toString() {
        return family.key() + "=" + version();
    }
}
