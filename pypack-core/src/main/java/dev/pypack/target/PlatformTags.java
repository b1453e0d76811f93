package dev.pypack.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        Stream<String> tags = switch (row.family()) {
            case GLIBC -> Stream.concat(Stream.of(linux()), manylinux());
            case MUSL -> Stream.concat(Stream.of(linux()), minors(newest(), oldest().minor()));
            case MACOS -> Stream.concat(macosSince11(), macos10());
            case WINDOWS -> Stream.of(row.tag().pattern());
            case ANDROID -> down(newest().major(), oldest().major()).mapToObj(level -> tag(level, 0));
            case IOS -> Stream.concat(minors(newest(), 0), olderIos());
        };
        return tags.toList();
    }

    /** The best that the platform accepts, under each name that it has at a package index. */
    List<String> ofWheel() {
        return switch (row.family()) {
            case GLIBC ->
                Stream.concat(
                                Stream.of(tag(newest().major(), newest().minor())),
                                oldManylinux(newest().minor()).filter(this::isAtIndex))
                        .toList();
            case MACOS -> List.of(inOrder().get(0));
            case WINDOWS -> List.of(row.tag().pattern());
            case MUSL, ANDROID, IOS -> List.of(tag(newest().major(), newest().minor()));
        };
    }

    /** PEP 599 names the architectures of manylinux2014, and those before it had the two of Intel. */
    private boolean isAtIndex(String old) {
        return INTEL.contains(row.tag().after())
                || row.names().stream().anyMatch(name -> name.pattern().equals(old));
    }

    private String linux() {
        return "linux" + row.tag().after();
    }

    private Stream<String> manylinux() {
        return down(newest().minor(), oldest().minor())
                .boxed()
                .flatMap(minor -> Stream.concat(Stream.of(tag(newest().major(), minor)), oldManylinux(minor)));
    }

    private Stream<String> oldManylinux(int minor) {
        return Stream.ofNullable(OLD_MANYLINUX.get(minor))
                .map(old -> old + row.tag().after());
    }

    /** From macOS 11 on the tags of a year have the minor version 0. */
    private Stream<String> macosSince11() {
        List<String> formats = isIntel() ? INTEL_FORMATS : List.of("arm64", UNIVERSAL);
        return down(newest().major(), 11).boxed().flatMap(major -> macos(major, 0, formats));
    }

    /** A universal wheel may be tagged with the macOS 10 that its Intel half needs: such run on ARM too. */
    private Stream<String> macos10() {
        List<String> formats = isIntel() ? INTEL_FORMATS : List.of(UNIVERSAL);
        int last = newest().major() == 10 ? newest().minor() : LAST_MACOS_10;
        return down(last, OLDEST_MACOS_10).boxed().flatMap(minor -> macos(10, minor, formats));
    }

    private boolean isIntel() {
        return row.tag().after().equals("_x86_64");
    }

    private static Stream<String> macos(int major, int minor, List<String> formats) {
        return formats.stream().map(format -> "macosx_" + major + "_" + minor + "_" + format);
    }

    private Stream<String> olderIos() {
        return down(newest().major() - 1, oldest().major())
                .boxed()
                .flatMap(major -> minors(new Floor(Family.IOS, major, HIGHEST_IOS_MINOR), 0));
    }

    private Stream<String> minors(Floor newest, int oldestMinor) {
        return down(newest.minor(), oldestMinor).mapToObj(minor -> tag(newest.major(), minor));
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

    private static IntStream down(int from, int to) {
        return IntStream.iterate(from, number -> number >= to, number -> number - 1);
    }
}
