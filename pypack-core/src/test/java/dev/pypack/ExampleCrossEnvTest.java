package dev.pypack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.FolderTree;
import dev.pypack.crossenv.CrossEnv;
import dev.pypack.judge.Judges;
import dev.pypack.pep.Tag;
import dev.pypack.pep.WheelName;
import dev.pypack.process.Outcome;
import dev.pypack.target.Platform;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environments of {@code examples/crossenv}, beside those that pip makes of the same wheels for the same tags. */
class ExampleCrossEnvTest {
    /** What each installer says of itself, or of where it has the wheel from. */
    private static final Set<String> OF_INSTALLERS = Set.of("INSTALLER", "REQUESTED", "RECORD", "direct_url.json");

    @TempDir
    Path folder;

    @Test
    void each_environment_is_what_pip_installs_for_its_tags() throws IOException {
        CrossEnvExample example = CrossEnvExample.locked(folder);

        List<CrossEnv> environments = example.sync();

        assertThat(environments)
                .extracting(environment -> environment.target().platform().name())
                .containsExactlyInAnyOrder(
                        "linux_amd64",
                        "linux_arm64",
                        "linux_amd64_musl",
                        "macos_arm64",
                        "macos_amd64",
                        "windows_amd64");
        assertThat(environments).noneMatch(CrossEnv::isUpToDate);
        for (CrossEnv environment : environments) {
            Path byPip = byPip(environment);
            Map<String, Path> ours = library(environment);
            Map<String, Path> pips = files(byPip);
            assertThat(ours.keySet()).as(environment.target().id()).isEqualTo(pips.keySet());
            assertThat(ours).hasSizeGreaterThan(500);
            for (Map.Entry<String, Path> each : ours.entrySet()) {
                assertThat(each.getValue()).as(each.getKey()).hasSameBinaryContentAs(pips.get(each.getKey()));
            }
            assertMachine(environment);
            assertThat(rows(library(environment.target(), environment.folder())))
                    .as(environment.target().id())
                    .isEqualTo(rows(byPip));
            FolderTree.delete(byPip);
        }
        assertThat(example.sync()).allMatch(CrossEnv::isUpToDate);
    }

    /** Of its processor, and of its C library. */
    private static void assertMachine(CrossEnv environment) throws IOException {
        Platform platform = environment.target().platform();
        List<NativeFile> files = NativeFile.in(environment.folder());
        assertThat(files).as(platform.name()).isNotEmpty();
        for (NativeFile file : files) {
            assertThat(file.machines()).as("%s", file.path()).contains(NativeFile.machineOf(platform));
            if (platform.system().equals("linux")) {
                String other = platform.name().endsWith("_musl") ? "libc.so.6" : "libc.musl-x86_64.so.1";
                assertThat(file.mentions(other))
                        .as("%s of %s", other, file.path())
                        .isFalse();
            }
        }
    }

    private static Path library(Target target, Path prefix) {
        return prefix.resolve(
                target.platform().system().equals("windows") ? "Lib/site-packages" : "lib/python3.11/site-packages");
    }

    /** Into one folder, as {@code --target} does: what is in {@code bin} aside, which is pip's for this machine. */
    private Path byPip(CrossEnv environment) throws IOException {
        Path made = folder.resolve("pip");
        List<String> words = new ArrayList<>(List.of(
                "--disable-pip-version-check",
                "install",
                "--quiet",
                "--target",
                made.toString(),
                "--no-deps",
                "--no-index",
                "--no-compile",
                "--only-binary=:all:",
                "--implementation=cp",
                "--python-version=3.11"));
        Set<String> abis = new LinkedHashSet<>();
        Set<String> platforms = new LinkedHashSet<>();
        for (Tag tag : environment.target().tags()) {
            abis.add(tag.abi());
            platforms.add(tag.platform());
        }
        abis.forEach(abi -> words.add("--abi=" + abi));
        platforms.stream()
                .filter(platform -> !platform.equals("any"))
                .forEach(platform -> words.add("--platform=" + platform));
        wheels(environment).forEach(wheel -> words.add(wheel.toString()));
        Outcome outcome = Judges.summoned().run("pip", words.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.output() + outcome.errors()).isZero();
        return made;
    }

    /** Of the files that the store has, those that are installed. */
    private static Collection<Path> wheels(CrossEnv environment) throws IOException {
        Set<String> installed = new TreeSet<>();
        Path library = library(environment.target(), environment.folder());
        try (Stream<Path> folders = Files.list(library)) {
            folders.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".dist-info"))
                    .forEach(installed::add);
        }
        Map<String, Path> best = new TreeMap<>();
        Map<String, Integer> ranks = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CrossEnvExample.STORE.resolve("files"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".whl")).toList()) {
                String fileName = file.getFileName().toString();
                String info = fileName.replaceFirst("^([^-]+-[^-]+)-.*", "$1.dist-info");
                int rank = WheelName.parse(fileName).tags().stream()
                        .mapToInt(environment.target().tags()::indexOf)
                        .filter(index -> index >= 0)
                        .min()
                        .orElse(Integer.MAX_VALUE);
                if (installed.contains(info) && rank < ranks.getOrDefault(info, Integer.MAX_VALUE)) {
                    ranks.put(info, rank);
                    best.put(info, file);
                }
            }
        }
        assertThat(best.keySet()).isEqualTo(installed);
        return best.values();
    }

    private static Map<String, Path> library(CrossEnv environment) throws IOException {
        Path library = library(environment.target(), environment.folder());
        Map<String, Path> files = new TreeMap<>(files(library));
        files(environment.folder()).forEach((path, file) -> {
            boolean isData = !file.startsWith(library) && !path.matches("(bin|Scripts|include|Include)/.*");
            if (isData) {
                files.put(path, file);
            }
        });
        return files;
    }

    private static Map<String, Path> files(Path root) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !OF_INSTALLERS.contains(file.getFileName().toString()))
                    .forEach(file -> files.put(root.relativize(file).toString().replace('\\', '/'), file));
        }
        files.keySet().removeIf(path -> path.startsWith("bin/"));
        return files;
    }

    /** What RECORD says of files that both have. */
    private static Map<String, String> rows(Path library) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        try (Stream<Path> all = Files.walk(library)) {
            for (Path record : all.filter(file -> file.endsWith("RECORD")).toList()) {
                for (String row : Files.readString(record, UTF_8).lines().toList()) {
                    String path = row.replaceFirst(",[^,]*,[^,]*$", "");
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    if (!OF_INSTALLERS.contains(name) && !path.startsWith("../")) {
                        rows.put(path, row.substring(path.length()));
                    }
                }
            }
        }
        return rows;
    }
}
