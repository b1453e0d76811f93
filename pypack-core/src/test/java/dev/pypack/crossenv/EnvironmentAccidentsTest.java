package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pypack.Pypack;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import dev.pypack.build.Sha256;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.store.Store;
import dev.pypack.store.StoreKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Builds that make environments and are killed, run side by side, or meet a full disk: each in a process of its own. What
 * an undisturbed build makes is the measure.
 */
class EnvironmentAccidentsTest {
    private static final int MODULES = 600;

    /** Makes lists of files long. */
    private static final String DEEP = "a_package_with_a_rather_long_name/".repeat(4);

    private static final int NOISE_BYTES = 600_000;
    private static final int ROUNDS = 2;
    private static final int MOST_ROUNDS = 10;

    /** Its embedded Python is unpacked once. */
    @TempDir
    private static Path store;

    @TempDir
    private Path folder;

    private Path module = Path.of("none");

    @BeforeEach
    void on_unix() {
        assumeThat(Judges.host().system())
                .as("the layout of environments is that of Unix")
                .isNotEqualTo(OperatingSystem.WINDOWS);
    }

    @BeforeEach
    void write_a_module_whose_environments_take_a_while() throws IOException {
        delete(store.resolve("wheels"), store.resolve("files"));
        module = module("plant");
        lock(module, 1);
    }

    private Path module(String name) throws IOException {
        Path made = folder.resolve(name);
        Path sources = Files.createDirectories(made.resolve("src/main/python").resolve(name));
        Files.writeString(sources.resolve("__init__.py"), "");
        Files.writeString(made.resolve("pyproject.toml"), """
                [project]
                name = "%s"
                version = "1.0"
                requires-python = ">=3.14"
                dependencies = ["large", "part"]
                [tool.pypack]
                python-version = ["3.14"]
                targets = ["linux_amd64", "windows_amd64"]
                """.formatted(name));
        return made;
    }

    /** As another tool does it: of two locks one package is in both, one has other versions, and each has one for itself. */
    private void lock(Path of, int version) throws IOException {
        TestWheel large = new TestWheel("large", "1.0").with("large/noise.txt", noise());
        for (int i = 0; i < MODULES; i++) {
            large.with("large/" + DEEP + "module_%04d.py".formatted(i), "NUMBER = " + i + "\n");
        }
        TestWheel part = new TestWheel("part", version + ".0")
                .with("part/__init__.py", "def main():\n    return " + version + "\n")
                .withInfo("entry_points.txt", "[console_scripts]\npart = part:main\n");
        for (int i = 0; i < MODULES / 5; i++) {
            part.with("part/module_%04d.py".formatted(i), "NUMBER = " + (i * version) + "\n");
        }
        TestWheel own = new TestWheel("own" + version, "1.0").with("own" + version + "/__init__.py", "");
        StringBuilder text = new StringBuilder("lock-version = \"1.0\"\ncreated-by = \"tests\"\n");
        for (TestWheel each : List.of(large, part, own)) {
            text.append(each.locked(folder.resolve("wheels")));
        }
        Files.writeString(of.resolve("pylock.toml"), text);
    }

    private static String noise() {
        byte[] noise = new byte[NOISE_BYTES / 2];
        new Random(1).nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    /** When a build is killed: shortly after something has changed. */
    private enum Moment {
        A_WHEEL_IS_UNPACKED("tmp", "wheels files plant/target plant/.venv"),
        AN_ENVIRONMENT_IS_MADE("plant/target/crossenv", "plant/target plant/.venv"),
        ONE_IS_MADE_FOR_DEVELOPERS("plant/.venv", "plant/.venv"),
        AN_ENVIRONMENT_IS_CHANGED("plant/target/pypack/crossenv/linux_amd64-cp314.files", ""),
        ONE_OF_DEVELOPERS_IS_CHANGED("plant/.venv/pypack.files", "");

        private final String changed;
        private final String missing;

        Moment(String changed, String missing) {
            this.changed = changed;
            this.missing = missing;
        }

        boolean isChange() {
            return missing.isEmpty();
        }
    }

    @Test
    void after_a_killed_build_the_next_one_is_right_and_nothing_is_lost() throws Exception {
        Map<Integer, Map<String, String>> right = new TreeMap<>();
        for (int version : List.of(2, 1)) {
            lock(module, version);
            make(module, store);
            right.put(version, environments(module));
        }
        Map<String, String> rightWheels = wheels();
        Random random = new Random(9);
        int version = 1;
        int halfway = 0;
        for (int round = 0; round < ROUNDS || (halfway == 0 && round < MOST_ROUNDS); round++) {
            for (Moment moment : Moment.values()) {
                if (moment.isChange()) {
                    version = 3 - version;
                    lock(module, version);
                    writeAsUser();
                } else {
                    for (String each : moment.missing.split(" ", -1)) {
                        delete(place(each));
                    }
                }
                Map<String, String> before = environments(module);
                Map<String, String> ofUser = ofUser();
                kill(place(moment.changed), random.nextInt(moment.isChange() ? 30 : 150), round % 2 == 1);
                Map<String, String> left = environments(module);
                halfway += left.equals(before) || left.equals(right.get(version)) ? 0 : 1;
                assertThat(ofUser()).as("%s", moment).isEqualTo(ofUser);

                ageWhatIsRemembered();
                make(module, store);

                assertThat(differences(right.get(version), environments(module)))
                        .as("%s", moment)
                        .isEmpty();
                assertThat(ofUser()).as("%s", moment).isEqualTo(ofUser);
                assertNothingLeft();
                assertThat(differences(rightWheels, wheels()))
                        .as("files of the store, which may be missing")
                        .allMatch(each -> each.endsWith(" is missing"));
                assertThatCode(() -> new StoreKeeper(Store.in(store), 2, BuildListener.SILENT).verify())
                        .doesNotThrowAnyException();
            }
        }
        assertThat(halfway).as("builds that were killed in the midst of files").isPositive();
    }

    private Path place(String name) {
        return name.startsWith("plant/") ? folder.resolve(name) : store.resolve(name);
    }

    /** Kills a build, alone or with what it has started, a while after it has changed something for the first time. */
    private void kill(Path changed, int millis, boolean withChildren) throws Exception {
        String before = lastChange(changed);
        Process build = start(List.of(), module);
        while (build.isAlive() && lastChange(changed).equals(before)) {
            Thread.sleep(1);
        }
        Thread.sleep(millis);
        List<ProcessHandle> children = withChildren ? build.descendants().toList() : List.of();
        build.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** As if it had been a while ago: what was written just now may be another build's. */
    private void ageWhatIsRemembered() throws IOException {
        try (Stream<Path> all = Files.walk(module)) {
            for (Path file : all.filter(each -> each.toString().matches(".*/\\.[^/]+\\.[0-9a-f-]{36}\\.part"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
            }
        }
    }

    private static String lastChange(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toString();
        } catch (NoSuchFileException gone) {
            return "gone";
        }
    }

    private void writeAsUser() throws IOException {
        Path library = module.resolve(".venv/lib/python3.14/site-packages");
        Files.writeString(library.resolve("mine.py"), "MINE = 1\n");
        Files.writeString(
                Files.createDirectories(library.resolve("mine-1.0.dist-info")).resolve("METADATA"),
                "Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n");
        Files.writeString(module.resolve(".venv/mine.txt"), "mine\n");
    }

    @Test
    void two_builds_of_one_module_at_once_are_both_right() throws Exception {
        make(module, store);
        Map<String, String> right = environments(module);
        for (int round = 0; round < 2; round++) {
            delete(store.resolve("wheels"), store.resolve("files"), module.resolve("target"), module.resolve(".venv"));
            Process one = start(List.of(), module);
            Process other = start(List.of(), module);
            assertThat(said(one)).isEqualTo("exit 0: ");
            assertThat(said(other)).isEqualTo("exit 0: ");
            assertThat(differences(right, environments(module))).isEmpty();
            assertNothingLeft();
        }
    }

    @Test
    void two_modules_that_share_a_store_are_both_right_at_once() throws Exception {
        Path second = module("works");
        lock(second, 2);
        Map<Path, Map<String, String>> right = new TreeMap<>();
        for (Path each : List.of(module, second)) {
            make(each, store);
            right.put(each, environments(each));
            delete(each.resolve("target"), each.resolve(".venv"));
        }

        delete(store.resolve("wheels"), store.resolve("files"));
        Process one = start(List.of(), module);
        Process other = start(List.of(), second);
        assertThat(said(one)).isEqualTo("exit 0: ");
        assertThat(said(other)).isEqualTo("exit 0: ");
        assertRight(right);

        delete(store.resolve("wheels"), store.resolve("files"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Path>> builds = new ArrayList<>();
            for (Path each : List.of(module, second, module, second)) {
                delete(each.resolve("target"), each.resolve(".venv"));
                builds.add(() -> {
                    make(each, store);
                    return each;
                });
            }
            for (Future<Path> build : threads.invokeAll(builds)) {
                assertThat(build.get()).isDirectory();
            }
        } finally {
            threads.shutdown();
        }
        assertRight(right);
        assertNothingLeft();
    }

    /** Where the disk has no more room. A file may not grow beyond a limit; the system fails the write as on a full disk. */
    private enum FullDisk {
        WHILE_A_WHEEL_IS_UNPACKED(1_000, "The store can't keep ", "Free space or rights there"),
        WHILE_AN_ENVIRONMENT_IS_WRITTEN(200, "The environment of ", "that the disk has room"),
        WHILE_IT_IS_REMEMBERED(310, "The environment of ", "that the disk has room");

        private final int blocks;
        private final String failure;
        private final String remedy;

        FullDisk(int blocks, String failure, String remedy) {
            this.blocks = blocks;
            this.failure = failure;
            this.remedy = remedy;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_full_disk_fails_the_build_and_the_next_one_is_right(FullDisk moment) throws Exception {
        assumeTrue(Judges.host().system() != OperatingSystem.WINDOWS, "the limit of a shell stands for the full disk");
        make(module, store);
        Map<String, String> right = environments(module);
        for (boolean isChange : List.of(true, false)) {
            lock(module, 2);
            make(module, store);
            lock(module, 1);
            Map<String, String> before = environments(module);
            if (moment == FullDisk.WHILE_A_WHEEL_IS_UNPACKED) {
                delete(store.resolve("wheels"));
            }
            if (!isChange) {
                delete(module.resolve("target"), module.resolve(".venv"));
            }

            String said =
                    said(start(List.of("sh", "-c", "ulimit -f " + moment.blocks + "; exec \"$@\"", "sh"), module));

            assertThat(said)
                    .startsWith("exit 2: " + moment.failure)
                    .contains(moment.remedy)
                    .containsAnyOf(store.toString(), module.toString());
            assertNothingLeft();
            if (isChange && moment == FullDisk.WHILE_A_WHEEL_IS_UNPACKED) {
                assertThat(differences(before, environments(module))).isEmpty();
            }
            make(module, store);
            assertThat(differences(right, environments(module))).isEmpty();
        }
    }

    private Process start(List<String> wrapper, Path of) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData", // a file of its own, which the limit of the shell would meet first
                "-XX:TieredStopAtLevel=1", // most of its life is its beginning
                "-Dpypack.test.artifacts=" + Judges.artifacts(),
                "-classpath",
                System.getProperty("java.class.path"),
                EnvironmentAccidentsTest.class.getName(),
                of.toString(),
                store.toString());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String said(Process build) throws Exception {
        String output = new String(build.getInputStream().readAllBytes(), UTF_8);
        return "exit " + build.waitFor() + ": " + output;
    }

    /** Makes the environments of a module, with a store. */
    public static void main(String[] folders) {
        try {
            make(Path.of(folders[0]), Path.of(folders[1]));
        } catch (EnvironmentFailure e) {
            System.out.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void make(Path module, Path store) {
        Host host = Host.describedBy(System::getProperty, 2, Map.of());
        PomValues pom = PomValues.of(String.valueOf(module.getFileName()), "1.0");
        Pypack pypack = Pypack.in(
                        new BuildContext(host, new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT))
                .storedIn(store);
        Path output = module.resolve("target");
        pypack.sync(module, pom, TargetProperty.ABSENT, List.of(), output);
        pypack.developersEnvironment(module, pom, TargetProperty.ABSENT, output);
    }

    /** The files of the crossenvs and of the developers' environment that are pypack's. */
    private static Map<String, String> environments(Path of) throws IOException {
        Map<String, String> files = contents(of.resolve("target/crossenv"), path -> !path.startsWith("."));
        contents(of.resolve(".venv"), path -> !path.contains("mine") && !path.equals("pypack.files"))
                .forEach((path, content) -> files.put(".venv/" + path, content));
        return files;
    }

    private Map<String, String> ofUser() throws IOException {
        return contents(module.resolve(".venv"), path -> path.contains("mine"));
    }

    private static List<String> differences(@Nullable Map<String, String> expected, Map<String, String> found) {
        Map<String, String> right = Objects.requireNonNull(expected);
        List<String> differences = new ArrayList<>();
        Set<String> paths = new TreeSet<>(right.keySet());
        paths.addAll(found.keySet());
        for (String path : paths) {
            if (!found.containsKey(path)) {
                differences.add(path + " is missing");
            } else if (!found.get(path).equals(right.get(path))) {
                differences.add(path + (right.containsKey(path) ? " is other" : " is foreign"));
            }
        }
        return differences;
    }

    private static void assertRight(Map<Path, Map<String, String>> right) throws IOException {
        for (Map.Entry<Path, Map<String, String>> each : right.entrySet()) {
            assertThat(differences(each.getValue(), environments(each.getKey())))
                    .isEmpty();
        }
    }

    private Map<String, String> wheels() throws IOException {
        return contents(store.resolve("wheels"), path -> path.contains("/files/"));
    }

    private static Map<String, String> contents(Path root, Predicate<String> isMeant) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    if (isMeant.test(path)) {
                        contents.put(path, content(file));
                    }
                }
            }
        }
        return contents;
    }

    private static String content(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "-> " + Files.readSymbolicLink(file);
        }
        return Sha256.of(Files.readAllBytes(file)).toHex() + (Files.isExecutable(file) ? "x" : "");
    }

    private void assertNothingLeft() throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(each -> each.toString().endsWith(".part")).forEach(left::add);
        }
        try (Stream<Path> all = Files.list(store.resolve("tmp"))) {
            all.forEach(left::add);
        }
        assertThat(left).isEmpty();
    }

    private static void delete(Path... folders) throws IOException {
        for (Path each : folders) {
            if (Files.isDirectory(each)) {
                FolderTree.delete(each);
            }
        }
    }
}
