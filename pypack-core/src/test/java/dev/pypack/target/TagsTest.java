package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.pep.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares tags with those of {@code packaging}, which {@code make_target_cases.py} wrote down. */
class TagsTest {
    private static final int SHOWN_DIGITS = 16;

    @Test
    void areThoseOfPackagingInItsOrder() throws IOException {
        List<String> cases = cases();

        List<String> differences = cases.stream()
                .map(line -> line.split(" ", -1))
                .filter(expected -> {
                    List<String> tags = texts(Target.of(expected[0], expected[1]));
                    return tags.size() != Integer.parseInt(expected[2])
                            || !digest(tags).equals(expected[3]);
                })
                .map(expected -> expected[0] + " " + expected[1])
                .toList();

        assertThat(cases).hasSize(1683);
        assertThat(differences).isEmpty();
    }

    @Test
    void areComparedForEveryPlatformWithEveryPython() throws IOException {
        Set<String> compared = cases().stream()
                .map(line -> line.split(" ", -1))
                .map(expected -> Target.of(expected[0], expected[1]).id())
                .collect(Collectors.toSet());

        assertThat(compared).containsAll(everyTarget().stream().map(Target::id).toList());
    }

    @Test
    void areTheseInFull() throws IOException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines("tag-lists.txt")) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                lists.put(line.substring(1, line.length() - 1), current);
            } else {
                current.add(line);
            }
        }

        assertThat(lists).hasSize(7);
        lists.forEach((target, expected) -> {
            String[] parts = target.split(" ", -1);
            assertThat(texts(Target.of(parts[0], parts[1]))).as(target).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "windows_amd64, 3.13, 45",
        "macos_arm64:macos=14.0, 3.13, 625",
        "linux_amd64:glibc=2.36, 3.11, 914",
    })
    void areAsManyAsTheGoldenCounts(String platform, String python, int count) {
        assertThat(Target.of(platform, python).tags()).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"android_24_arm64, 9", "ios_arm64:ios=13.0, 11", "windows_x86, 1", "linux_amd64_musl, 4"})
    void ofPlatformsAreAsManyAsTheGoldenCounts(String platform, int count) {
        assertThat(Platform.of(platform).tags()).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({
        "linux_amd64, manylinux_2_28_x86_64",
        "linux_amd64:glibc=2.17, manylinux_2_17_x86_64 manylinux2014_x86_64",
        "linux_arm64:glibc=2.17, manylinux_2_17_aarch64 manylinux2014_aarch64",
        "linux_x86:glibc=2.12, manylinux_2_12_i686 manylinux2010_i686",
        "linux_amd64:glibc=2.5, manylinux_2_5_x86_64 manylinux1_x86_64",
        "linux_amd64:glibc=2.18, manylinux_2_18_x86_64",
        "linux_riscv64:glibc=2.17, manylinux_2_17_riscv64",
        "linux_arm64_musl:musl=1.1, musllinux_1_1_aarch64",
        "macos_arm64:macos=13.3, macosx_13_0_arm64",
        "macos_amd64:macos=10.13, macosx_10_13_x86_64",
        "windows_x86, win32",
        "android_21_arm64, android_21_arm64_v8a",
        "ios_arm64:ios=15.4, ios_15_4_arm64_iphoneos"
    })
    void ofAWheelForAPlatform(String platform, String tags) {
        assertThat(Platform.of(platform).wheelTags()).containsExactly(tags.split(" ", -1));
        assertThat(Platform.of(platform).tag()).isEqualTo(tags.split(" ", -1)[0]);
    }

    /** An installer on the lowest system of a target takes the wheel, and one below it does not. */
    @ParameterizedTest
    @CsvSource({
        "linux_amd64:glibc=2.17, linux_amd64:glibc=2.16",
        "linux_amd64:glibc=2.5, linux_amd64_musl",
        "linux_arm64, linux_arm64:glibc=2.27",
        "linux_armv7:glibc=2.17, linux_arm64",
        "linux_amd64_musl, linux_amd64_musl:musl=1.1",
        "macos_arm64:macos=13.3, macos_arm64:macos=12.6",
        "macos_amd64:macos=11.0, macos_amd64:macos=10.15",
        "windows_arm64, windows_amd64",
        "android_24_amd64, android_23_amd64",
        "ios_arm64_simulator:ios=14.2, ios_arm64_simulator:ios=14.1"
    })
    void ofAWheelAreTakenByItsLowestSystemAndByNoneBelow(String platform, String below) {
        Platform target = Platform.of(platform);

        assertThat(target.tags()).containsAll(target.wheelTags());
        assertThat(Platform.of(below).tags()).doesNotContainAnyElementsOf(target.wheelTags());
    }

    @Test
    void ofEveryPlatformHoldThoseOfItsOwnWheels() {
        Platform.all().forEach(platform -> assertThat(platform.tags()).containsAll(platform.wheelTags()));
    }

    @Test
    void areNeverNamedTwice() {
        everyTarget()
                .forEach(target ->
                        assertThat(new HashSet<>(target.tags())).as(target.id()).hasSameSizeAs(target.tags()));
    }

    @Test
    void offerFreeThreadedPythonOnlyWhatIsBuiltForIt() {
        assertThat(Target.of("windows_amd64", "3.15t").tags())
                .contains(new Tag("cp315", "cp315t", "win_amd64"), new Tag("cp315", "abi3t", "win_amd64"))
                .doesNotContain(new Tag("cp315", "cp315", "win_amd64"), new Tag("cp315", "abi3", "win_amd64"));
    }

    @Test
    void keepGlibcAndMuslApart() {
        assertThat(Platform.of("linux_amd64").tags()).noneMatch(tag -> tag.startsWith("musl"));
        assertThat(Platform.of("linux_amd64_musl").tags()).noneMatch(tag -> tag.startsWith("many"));
    }

    static List<Target> everyTarget() {
        return Platform.all().stream()
                .flatMap(platform -> platform.pythonVersions().stream().map(python -> Target.of(platform, python)))
                .toList();
    }

    private static List<String> cases() throws IOException {
        return lines("tag-cases.txt").stream()
                .filter(line -> !line.startsWith("variables "))
                .toList();
    }

    static List<String> lines(String resource) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TagsTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    private static List<String> texts(Target target) {
        return target.tags().stream().map(Tag::toString).toList();
    }

    private static String digest(List<String> tags) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", tags).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
