package dev.pypack.lock.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.Pypack;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.finding.Place;
import dev.pypack.judge.Judges;
import dev.pypack.lock.JudgedSelections;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedWheel;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.lock.SelectedPackages;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.SiblingModule;
import dev.pypack.project.TargetProperty;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One lock of packages with much native code and a sibling module, for six targets, from the default index: the versions that
 * uv finds for each target by itself, and the files that pip prefers there.
 */
class StackLockSoak {
    private static final List<String> STACK = List.of(
            "numpy",
            "scipy",
            "pydantic",
            "requests[socks]",
            "opencv-python-headless",
            "pywin32; sys_platform == 'win32'",
            "uvloop; sys_platform != 'win32'");

    private static final Map<String, String> TARGETS = Map.of(
            "linux_amd64", "x86_64-manylinux_2_28",
            "linux_amd64:glibc=2.17", "x86_64-manylinux_2_17",
            "linux_arm64", "aarch64-manylinux_2_28",
            "macos_arm64", "aarch64-apple-darwin",
            "macos_amd64", "x86_64-apple-darwin",
            "windows_amd64", "x86_64-pc-windows-msvc");

    @TempDir
    Path folder;

    @Test
    void each_target_gets_what_uv_and_pip_choose_for_it() throws IOException {
        Path module = lockedModule();
        JudgedSelections pip = new JudgedSelections();
        List<String> ours = new ArrayList<>();
        for (Map.Entry<String, String> each : TARGETS.entrySet()) {
            Target target = Target.of(each.getKey(), "3.12");
            SelectedPackages selected = lock(module, target).select(target, Wanted.DEFAULT, Place.of(target.id()));
            Map<String, String> versions = new TreeMap<>();
            for (SelectedPackage one : selected.packages()) {
                if (one.locked().source() instanceof LockedDistributions files) {
                    versions.put(
                            one.locked().name(),
                            one.locked().version().orElseThrow().toString());
                    pip.asked(target)
                            .put(
                                    "files",
                                    files.wheels().stream()
                                            .map(wheel -> wheel.name().toString())
                                            .toList());
                    ours.add(((LockedWheel) one.installable()).name().toString());
                } else {
                    assertThat(one.locked().source()).isInstanceOf(LockedDirectory.class);
                }
            }
            assertThat(versions).as(target.id()).isEqualTo(uv(each.getValue()));
        }
        List<List<String>> judged = pip.judged(folder);
        assertThat(ours).hasSizeGreaterThan(60);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(judged.get(i)).as(String.valueOf(pip.get(i))).containsExactly(ours.get(i));
        }
    }

    private static Pylock lock(Path module, Target target) throws IOException {
        LockFiles files = new LockFiles(module);
        Path separate = files.of(target);
        return Pylock.read(Files.exists(separate) ? separate : files.universal())
                .lock();
    }

    private Path lockedModule() throws IOException {
        Path units = Files.createDirectories(folder.resolve("units"));
        Files.writeString(
                units.resolve("pyproject.toml"),
                "[project]\nname = \"acme-units\"\nversion = \"1\"\nrequires-python = \">=3.12\"\ndependencies = [\"rich\"]\n");
        Path module = Files.createDirectories(folder.resolve("module"));
        Files.writeString(
                module.resolve("pyproject.toml"),
                "[project]\nname = \"acme\"\nversion = \"1\"\nrequires-python = \">=3.12\"\ndynamic = [\"dependencies\"]\n"
                        + "dependencies = [\"" + String.join("\", \"", STACK) + "\"]\n");
        PomValues.Dependency sibling = new PomValues.Dependency(
                "acme-units",
                "1",
                Optional.of(new SiblingModule(units, "com.acme", PomValues.of("acme-units", "1"))),
                Optional.empty());
        PomValues pom = new PomValues(
                "acme",
                "1",
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(sibling),
                Optional.empty(),
                Optional.empty());
        BuildContext context = new BuildContext(
                Judges.host(),
                coordinates -> {
                    throw new AssertionError("nothing is fetched: " + coordinates);
                },
                BuildListener.SILENT);
        Pypack.in(context)
                .storedIn(folder.resolve("store"))
                .withPython(Judges.summoned().python().executable().toString(), module)
                .withUv(Path.of(Judges.summoned().uvCommand().words().get(0)))
                .set(Settings.NONE.with("pypack.pythonVersion", List.of("3.12"), false))
                .lock(
                        module,
                        pom,
                        TargetProperty.inPom(List.copyOf(TARGETS.keySet())),
                        folder.resolve("target"),
                        Upgrade.NONE);
        return module;
    }

    private Map<String, String> uv(String platform) throws IOException {
        Path asked = Files.writeString(folder.resolve("asked.txt"), String.join("\n", STACK) + "\nrich\n");
        Outcome outcome = Judges.summoned()
                .uv(
                        "pip",
                        "compile",
                        asked.toString(),
                        "--no-header",
                        "--no-annotate",
                        "--quiet",
                        "--only-binary",
                        ":all:",
                        "--python",
                        Judges.summoned().python().executable().toString(),
                        "--python-version",
                        "3.12",
                        "--python-platform",
                        platform);
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        Map<String, String> versions = new HashMap<>();
        outcome.output()
                .lines()
                .map(Requirement::parse)
                .forEach(each -> versions.put(
                        PackageName.normalize(each.name()),
                        each.specifiers().toString().substring(2)));
        return versions;
    }
}
