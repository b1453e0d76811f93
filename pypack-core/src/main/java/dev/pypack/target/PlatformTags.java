package dev.pypack.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The platform tags that a platform accepts, best first.
 *
 * @param row the platform
 * @param floor what it has at least
 */
record PlatformTags(PlatformRow row, Optional<Floor> floor) {
    /** The names of manylinux before it was named after glibc (PEP 513, PEP 571, PEP 599), by glibc 2's minor. */
    private static final Map<Integer, String> OLD_MANYLINUX =
            Map.of(5, "manylinux1", 12, "manylinux2010", 17, "manylinux2014");

    private static final Set<String> INTEL = Set.of("_x86_64", "_i686");

    private static final String UNIVERSAL = "universal2";
    private static final List<String> INTEL_FORMATS =
            List.of("x86_64", "intel", "fat64", "fat3", UNIVERSAL, "universal");
    private static final int LAST_MACOS_10 = 16;
    private static final int OLDEST_MACOS_10 = 4;

    private static final int HIGHEST_IOS_MINOR = 9;

    List<String> inOrder() {
        List<String> tags = switch (row.family()) {
            case GLIBC -> glibc();
            case MUSL -> musl();
            case MACOS -> macos();
            case WINDOWS -> List.of(row.tag().pattern());
            case ANDROID -> android();
            case IOS -> ios();
        };
        return List.copyOf(tags);
    }

    /** The best that the platform accepts, under each name that it has at a package index. */
    List<String> ofWheel() {
        return switch (row.family()) {
            case GLIBC -> manylinuxOfWheel();
            case MACOS -> List.of(inOrder().get(0));
            case WINDOWS -> List.of(row.tag().pattern());
            case MUSL, ANDROID, IOS -> List.of(tag(newest().major(), newest().minor()));
        };
    }

    private List<String> manylinuxOfWheel() {
        String tag = tag(newest().major(), newest().minor());
        Optional<String> old = oldManylinux(newest().minor());
        return old.isPresent() && isAtIndex(old.get()) ? List.of(tag, old.get()) : List.of(tag);
    }

    /** PEP 599 names the architectures of manylinux2014, and those before it had the two of Intel. */
    private boolean isAtIndex(String old) {
        if (INTEL.contains(row.tag().after())) {
            return true;
        }
        for (PlatformName name : row.names()) {
            if (name.pattern().equals(old)) {
                return true;
            }
        }
        return false;
    }

    private List<String> glibc() {
        List<String> tags = new ArrayList<>();
        tags.add(linux());
        for (int minor = newest().minor(); minor >= oldest().minor(); minor--) {
            tags.add(tag(newest().major(), minor));
            Optional<String> old = oldManylinux(minor);
            if (old.isPresent()) {
                tags.add(old.get());
            }
        }
        return tags;
    }

    private List<String> musl() {
        List<String> tags = new ArrayList<>();
        tags.add(linux());
        tags.addAll(minors(newest().major(), newest().minor(), oldest().minor()));
        return tags;
    }

    private String linux() {
        return "linux" + row.tag().after();
    }

    private Optional<String> oldManylinux(int minor) {
        String old = OLD_MANYLINUX.get(minor);
        return old == null ? Optional.empty() : Optional.of(old + row.tag().after());
    }

    private List<String> macos() {
        List<String> tags = macosSince11();
        tags.addAll(macos10());
        return tags;
    }

    /** From macOS 11 on the tags of a year have the minor version 0. */
    private List<String> macosSince11() {
        List<String> formats = isIntel() ? INTEL_FORMATS : List.of("arm64", UNIVERSAL);
        List<String> tags = new ArrayList<>();
        for (int major = newest().major(); major >= 11; major--) {
            tags.addAll(macos(major, 0, formats));
        }
        return tags;
    }

    /** A universal wheel may be tagged with the macOS 10 that its Intel half needs: such run on ARM too. */
    private List<String> macos10() {
        List<String> formats = isIntel() ? INTEL_FORMATS : List.of(UNIVERSAL);
        int last = newest().major() == 10 ? newest().minor() : LAST_MACOS_10;
        List<String> tags = new ArrayList<>();
        for (int minor = last; minor >= OLDEST_MACOS_10; minor--) {
            tags.addAll(macos(10, minor, formats));
        }
        return tags;
    }

    private boolean isIntel() {
        return row.tag().after().equals("_x86_64");
    }

    private static List<String> macos(int major, int minor, List<String> formats) {
        List<String> tags = new ArrayList<>();
        for (String format : formats) {
            tags.add("macosx_" + major + "_" + minor + "_" + format);
        }
        return tags;
    }

    private List<String> android() {
        List<String> tags = new ArrayList<>();
        for (int level = newest().major(); level >= oldest().major(); level--) {
            tags.add(tag(level, 0));
        }
        return tags;
    }

    private List<String> ios() {
        List<String> tags = minors(newest().major(), newest().minor(), 0);
        for (int major = newest().major() - 1; major >= oldest().major(); major--) {
            tags.addAll(minors(major, HIGHEST_IOS_MINOR, 0));
        }
        return tags;
    }

    private List<String> minors(int major, int newestMinor, int oldestMinor) {
        List<String> tags = new ArrayList<>();
        for (int minor = newestMinor; minor >= oldestMinor; minor--) {
            tags.add(tag(major, minor));
        }
        return tags;
    }

    private String tag(int major, int minor) {
        return row.tag().with(Optional.of(new Floor(row.family(), major, minor)));
    }

    private Floor newest() {
        return floor.orElseThrow();
    }

    private Floor oldest() {
        return row.oldestFloor();
    }
}
