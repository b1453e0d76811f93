package dev.pypack.target;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of CPython 3: 3.8 to 3.15, and from 3.13 on free-threaded too (PEP 703).
 *
 * @param minor the second number of the version, 8 to 15
 * @param patch the third number, 0 to 99, if it is known
 * @param freeThreaded whether the global interpreter lock is compiled out; 13 and later
 */
public record PythonVersion(int minor, OptionalInt patch, boolean freeThreaded) implements Comparable<PythonVersion> {
    private static final int OLDEST = 8;
    private static final int OLDEST_FREE_THREADED = 13;
    private static final int NEWEST = 15;
    /** More than any CPython had: the highest so far is 25. */
    static final int HIGHEST_PATCH = 99;

    private static final String NUMBER = "(0|[1-9][0-9]?)";
    private static final Pattern WRITTEN = Pattern.compile("3\\." + NUMBER + "(?:\\." + NUMBER + ")?(t?)");
    private static final Pattern ABI = Pattern.compile("cp3" + NUMBER + "(t?)");

    /**
     * A version of its parts.
     *
     * @param minor the second number
     * @param patch the third number, if it is known
     * @param freeThreaded whether the global interpreter lock is compiled out
     * @throws UnknownTarget if there is no such version
     */
    public PythonVersion {
        boolean isKnown = minor >= (freeThreaded ? OLDEST_FREE_THREADED : OLDEST)
                && minor <= NEWEST
                && patch.orElse(0) >= 0
                && patch.orElse(0) <= HIGHEST_PATCH;
        if (!isKnown) {
            throw unknown(written(minor, patch, freeThreaded));
        }
    }

    /**
     * Reads a version.
     *
     * @param text such as {@code 3.11} or {@code 3.11.7}; with {@code t} at its end if free-threaded, such as
     *     {@code 3.13t}
     * @return the version
     * @throws UnknownTarget if the text is written in another way, or there is no such version
     */
    public static PythonVersion parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw unknown(text);
        }
        OptionalInt patch =
                parts.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts.group(2)));
        return new PythonVersion(
                Integer.parseInt(parts.group(1)), patch, !parts.group(3).isEmpty());
    }

    /** The version whose ABI a text names, such as {@code cp313t}. */
    static PythonVersion ofAbi(String abi) {
        Matcher parts = ABI.matcher(abi);
        if (!parts.matches()) {
            throw unknown(abi);
        }
        return new PythonVersion(
                Integer.parseInt(parts.group(1)),
                OptionalInt.empty(),
                !parts.group(2).isEmpty());
    }

    private static UnknownTarget unknown(String written) {
        return UnknownTarget.ofPython(
                written,
                "targets have 3.%d to 3.%d and free-threaded 3.%dt to 3.%dt, each with a patch level or without"
                        .formatted(OLDEST, NEWEST, OLDEST_FREE_THREADED, NEWEST));
    }

    /**
     * Every version, without patch levels.
     *
     * @return the oldest first, a free-threaded one after the one with the lock
     */
    public static List<PythonVersion> all() {
        List<PythonVersion> all = new ArrayList<>();
        for (int minor = OLDEST; minor <= NEWEST; minor++) {
            all.add(new PythonVersion(minor, OptionalInt.empty(), false));
            if (minor >= OLDEST_FREE_THREADED) {
                all.add(new PythonVersion(minor, OptionalInt.empty(), true));
            }
        }
        return List.copyOf(all);
    }

    /**
     * The version without its patch level.
     *
     * @return the value of the marker {@code python_version}, such as {@code 3.11}
     */
    public String release() {
        return "3." + minor;
    }

    /**
     * The version with its patch level, which is 0 if it isn't known.
     *
     * @return the value of the marker {@code python_full_version}, such as {@code 3.11.0}
     */
    public String fullVersion() {
        return release() + "." + patch.orElse(0);
    }

    /**
     * The interpreter of a wheel's tag.
     *
     * @return such as {@code cp313}
     */
    public String interpreter() {
        return "cp3" + minor;
    }

    /**
     * The ABI of a wheel's tag.
     *
     * @return such as {@code cp313}, or {@code cp313t} if free-threaded
     */
    public String abi() {
        return interpreter() + (freeThreaded ? "t" : "");
    }

    /** The ABI of extension modules that later versions load too (PEP 384, PEP 803). */
    String stableAbi() {
        return freeThreaded ? "abi3t" : "abi3";
    }

    PythonVersion withPatch(int level) {
        return new PythonVersion(minor, OptionalInt.of(level), freeThreaded);
    }

    private static String written(int minor, OptionalInt patch, boolean freeThreaded) {
        return "3." + minor + (patch.isPresent() ? "." + patch.getAsInt() : "") + (freeThreaded ? "t" : "");
    }

    @Override
    public int compareTo(PythonVersion other) {
        int order = Integer.compare(minor, other.minor);
        if (order == 0) {
            order = Boolean.compare(freeThreaded, other.freeThreaded);
        }
        return order == 0 ? Integer.compare(patch.orElse(-1), other.patch.orElse(-1)) : order;
    }

    /**
     * The version as {@link #parse} reads it.
     *
     * @return such as {@code 3.11}, {@code 3.11.7} or {@code 3.13t}
     */
    @Override
    public String toString() {
        return written(minor, patch, freeThreaded);
    }
}
