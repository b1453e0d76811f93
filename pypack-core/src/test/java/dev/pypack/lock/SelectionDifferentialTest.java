package dev.pypack.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.RealLocks;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is selected for a target is what {@code packaging} selects with its tags and markers, and what pip prefers. */
class SelectionDifferentialTest {
    private static final String HASH = "hashes = { sha256 = \"" + "0".repeat(64) + "\" }";
    private static final List<String> NAMES = List.of("numpy", "rich", "torch", "attrs", "six");
    private static final List<String> EXTRAS = List.of("cli", "gpu", "cpu");
    private static final List<String> GROUPS = List.of("dev", "docs");
    private static final List<String> MARKERS = List.of(
            "sys_platform == 'win32'",
            "sys_platform != 'win32'",
            "platform_machine == 'AMD64' or platform_machine == 'x86_64'",
            "python_full_version < '3.11'",
            "python_version >= '3.11' and os_name == 'posix'",
            "'gpu' in extras",
            "'cpu' in extras and 'gpu' not in extras",
            "'cli' in extras or 'dev' in dependency_groups",
            "'docs' not in dependency_groups",
            "implementation_name == 'cpython' and platform_release >= '5'",
            "'x' in platform_version",
            "python_full_version in '3.9.1, 3.12.4'");
    private static final List<String> PYTHONS = List.of(">=3.9", ">=3.11,<4", "!=3.12.4", "~=3.10", "==3.12.*");
    private static final List<String> PLATFORMS = List.of(
            "any",
            "win_amd64",
            "win32",
            "manylinux_2_17_x86_64.manylinux2014_x86_64",
            "manylinux_2_28_x86_64",
            "manylinux_2_35_aarch64",
            "musllinux_1_2_x86_64",
            "macosx_11_0_arm64",
            "macosx_10_9_universal2",
            "macosx_14_0_x86_64",
            "linux_x86_64",
            "android_24_arm64_v8a");
    private static final List<String> INTERPRETERS = List.of(
            "py3-none", "py2.py3-none", "cp312-cp312", "cp311-cp311", "cp313-cp313t", "cp39-abi3", "cp310.cp312-none");

    @TempDir
    Path folder;

    private final Random random = new Random(20_250_331);
    private final JudgedSelections cases = new JudgedSelections();
    private final List<List<String>> ours = new ArrayList<>();

    @Test
    void packages_and_files_as_packaging() throws IOException {
        List<Target> targets = targets();
        for (int i = 0; i < 1_500; i++) {
            // packaging knows no build tags: there the order in which locks are written helps.
            String lock = lock(i % 2 == 0);
            String text = i % 2 == 0 ? Locks.parse(lock).toToml() : lock;
            Target target = targets.get(random.nextInt(targets.size()));
            Set<String> extras = some(EXTRAS);
            Optional<Set<String>> groups = random.nextBoolean() ? Optional.of(some(GROUPS)) : Optional.empty();
            Map<String, Object> asked = cases.asked(target);
            asked.put("lock", text);
            asked.put("environment", target.completePlatform().markerEnvironment());
            asked.put("extras", extras);
            groups.ifPresent(given -> asked.put("groups", given));
            ours.add(selected(Locks.parse(text), target, new Wanted(extras, groups, Set.copyOf(NAMES))));
        }
        List<List<String>> judged = cases.judged(folder);
        int refused = 0;
        for (int i = 0; i < cases.size(); i++) {
            List<String> expected = judged.get(i);
            boolean isRefused = !expected.isEmpty() && expected.get(0).equals("refused");
            refused += isRefused ? 1 : 0;
            assertThat(ours.get(i))
                    .as("%s\n%s", cases.get(i), expected)
                    .isEqualTo(isRefused ? List.of("refused") : expected);
        }
        assertThat(refused).isBetween(150, 1_200);
    }

    @Test
    void locks_of_uv_pip_and_pdm_as_packaging() throws IOException {
        List<Path> locks = RealLocks.all();
        assertThat(locks).hasSize(4);
        for (Path lock : locks) {
            ReadPylock read = Pylock.read(lock);
            assertThat(read.warnings()).isEmpty();
            assertThat(Locks.parse(read.lock().toToml()).toToml())
                    .isEqualTo(read.lock().toToml());
            Set<String> names =
                    read.lock().packages().stream().map(LockedPackage::name).collect(Collectors.toSet());
            for (Target target : usualTargets()) {
                Map<String, Object> asked = cases.asked(target);
                asked.put("lock", Files.readString(lock));
                asked.put("environment", target.completePlatform().markerEnvironment());
                asked.put("extras", Set.of());
                ours.add(selected(read.lock(), target, new Wanted(Set.of(), Optional.empty(), names)));
            }
        }
        List<List<String>> judged = cases.judged(folder);
        for (int i = 0; i < cases.size(); i++) {
            boolean isRefused = judged.get(i).get(0).equals("refused");
            assertThat(ours.get(i))
                    .as(String.valueOf(judged.get(i)))
                    .isEqualTo(isRefused ? List.of("refused") : judged.get(i));
        }
        assertThat(ours.stream().filter(each -> each.size() > 2).count()).isGreaterThan(20);
    }

    @Test
    void wheels_as_pip() throws IOException {
        List<Target> targets = targets().stream()
                .filter(target -> target.pythonVersion().minor() == 12)
                .toList();
        for (int i = 0; i < 1_500; i++) {
            List<String> files = wheels("numpy", "1.0", true);
            Collections.shuffle(files, random);
            Target target = targets.get(random.nextInt(targets.size()));
            cases.asked(target).put("files", files);
            List<LockedWheel> wheels = files.stream()
                    .map(file -> Locks.parse(head() + wheelsOf(List.of(file)))
                            .packages()
                            .get(0))
                    .flatMap(each -> ((LockedDistributions) each.source()).wheels().stream())
                    .toList();
            ours.add(new WheelRanking(target)
                    .best(wheels).stream().map(wheel -> wheel.name().toString()).toList());
        }
        List<List<String>> judged = cases.judged(folder);
        for (int i = 0; i < cases.size(); i++) {
            assertThat(sameRank(ours.get(i))).as(cases.get(i).toString()).isEqualTo(sameRank(judged.get(i)));
        }
        assertThat(judged.stream().filter(List::isEmpty).count()).isBetween(50L, 1_200L);
    }

    /** Where wheels differ in nothing but how their tags are compressed, pip takes the last, and the first is as good. */
    private static List<String> sameRank(List<String> chosen) {
        return chosen.stream()
                .map(file -> file.replace("py2.py3", "py3").replace("cp310.cp312", "cp312"))
                .toList();
    }

    private static List<String> selected(Pylock lock, Target target, Wanted wanted) {
        try {
            return lock.select(target, wanted, Place.of("pylock.toml")).packages().stream()
                    .map(SelectionDifferentialTest::described)
                    .sorted()
                    .toList();
        } catch (UserMistake e) {
            return List.of("refused");
        }
    }

    private static String described(SelectedPackage selected) {
        Installable source = selected.installable();
        String kind = source.getClass().getSimpleName().replace("Locked", "Package");
        String file = source instanceof LockedWheel wheel
                ? wheel.name().toString()
                : source instanceof LockedSdist sdist
                        ? sdist.name().toString()
                        : source instanceof LockedVcs vcs
                                ? vcs.commitId()
                                : source instanceof LockedDirectory directory
                                        ? directory.path()
                                        : ((LockedArchive) source)
                                                .file()
                                                .location()
                                                .toString();
        return selected.locked().name() + " " + kind + " " + file;
    }

    private static List<Target> usualTargets() {
        return List.of(
                Target.of("linux_amd64", "3.12.4"),
                Target.of("linux_amd64:glibc=2.17", "3.12.4"),
                Target.of("linux_arm64", "3.13.1"),
                Target.of("linux_amd64_musl", "3.11.9"),
                Target.of("macos_arm64", "3.12.4"),
                Target.of("macos_amd64", "3.10.4"),
                Target.of("windows_amd64", "3.12.4"),
                Target.of("windows_arm64", "3.14.0"),
                Target.of("linux_amd64", "3.13.1t"),
                Target.of("linux_amd64", "3.9.4"));
    }

    /** With patch levels, for a target that doesn't tell it may have one that fits. */
    private static List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Platform platform : Platform.all()) {
            for (PythonVersion python : platform.pythonVersions()) {
                if (python.minor() >= 9) {
                    String free = python.freeThreaded() ? "t" : "";
                    targets.add(Target.of(
                            platform, PythonVersion.parse(python.release() + "." + python.minor() % 5 + free)));
                }
            }
        }
        targets.add(Target.of("linux_amd64:glibc=2.17", "3.12.4"));
        targets.add(Target.of("linux_amd64", "3.12.4"));
        targets.add(Target.of("windows_amd64", "3.12.4"));
        return targets;
    }

    private static String head() {
        return """
                lock-version = "1.0"
                created-by = "x"
                [[packages]]
                name = "numpy"
                version = "1.0"
                """;
    }

    private String lock(boolean withBuilds) {
        StringBuilder text = new StringBuilder("lock-version = \"1.0\"\ncreated-by = \"x\"\n");
        text.append("extras = [\"cli\", \"gpu\", \"cpu\"]\ndependency-groups = [\"dev\", \"docs\"]\n");
        if (random.nextInt(3) == 0) {
            text.append("default-groups = [\"dev\"]\n");
        }
        if (random.nextInt(4) == 0) {
            text.append("requires-python = \"").append(any(PYTHONS)).append("\"\n");
        }
        if (random.nextInt(5) == 0) {
            text.append("environments = [\"")
                    .append(MARKERS.get(random.nextInt(5)))
                    .append("\", \"sys_platform == 'linux'\"]\n");
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(lockedPackage(any(NAMES), withBuilds));
        }
        return text.toString();
    }

    private String lockedPackage(String name, boolean withBuilds) {
        String version = "1." + random.nextInt(3);
        StringBuilder text = new StringBuilder("[[packages]]\nname = \"" + name + "\"\n");
        if (random.nextInt(3) > 0) {
            text.append("marker = \"").append(any(MARKERS));
            if (random.nextInt(3) == 0) {
                text.append(random.nextBoolean() ? " and " : " or ").append(any(MARKERS));
            }
            text.append("\"\n");
        }
        if (random.nextInt(6) == 0) {
            text.append("requires-python = \"").append(any(PYTHONS)).append("\"\n");
        }
        switch (random.nextInt(10)) {
            case 0 ->
                text.append("vcs = { type = \"git\", url = \"https://example.com/x\", commit-id = \"")
                        .append("a".repeat(40))
                        .append("\" }\n");
            case 1 -> text.append("directory = { path = \"../").append(name).append("\" }\n");
            case 2 ->
                text.append("archive = { url = \"https://example.com/x.zip\", ")
                        .append(HASH)
                        .append(" }\n");
            default -> {
                text.append("version = \"").append(version).append("\"\n");
                String sdist = name + "-" + version + ".tar.gz";
                boolean hasSdist = random.nextInt(3) > 0;
                if (hasSdist) {
                    text.append("sdist = { path = \"")
                            .append(sdist)
                            .append("\", ")
                            .append(HASH)
                            .append(" }\n");
                }
                if (!hasSdist || random.nextInt(5) > 0) {
                    text.append(wheelsOf(wheels(name, version, withBuilds)));
                }
            }
        }
        return text.toString();
    }

    private List<String> wheels(String name, String version, boolean withBuilds) {
        return IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(i -> {
                    String build = withBuilds && random.nextInt(3) == 0
                            ? "-" + random.nextInt(12) + any(List.of("", "a"))
                            : "";
                    return name + "-" + version + build + "-" + any(INTERPRETERS) + "-" + any(PLATFORMS) + ".whl";
                })
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String wheelsOf(List<String> files) {
        return files.stream()
                .map(file -> "  { path = \"" + file + "\", " + HASH + " },\n")
                .collect(Collectors.joining("", "wheels = [\n", "]\n"));
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private Set<String> some(List<String> names) {
        Set<String> chosen = new HashSet<>(names);
        chosen.removeIf(name -> random.nextInt(3) > 0);
        return chosen;
    }
}
