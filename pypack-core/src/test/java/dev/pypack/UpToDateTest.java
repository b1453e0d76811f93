package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.build.Product;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import dev.pypack.wheel.Sdist;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build after which nothing has changed does nothing, and one after which anything has changed builds. */
class UpToDateTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00.123456Z"));

    @TempDir
    Path module;

    @TempDir
    Path store;

    private final List<String> events = new ArrayList<>();
    private String version = "1.0";

    @BeforeEach
    void write() throws IOException {
        write("pyproject.toml", "[project]\nname = \"acme-tool\"\ndynamic = [\"version\"]\n");
        write("src/main/python/acme_tool/__init__.py", "x = 1\n");
        write("src/main/python/acme_tool/other.py", "y = 1\n");
    }

    @Test
    void the_second_build_does_nothing_and_gives_the_same_wheel() throws Exception {
        Wheel first = pack();
        FileTime made = Files.getLastModifiedTime(first.file());
        Wheel second = pack();

        assertThat(events).containsExactly("made", "up to date");
        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(second.file())).isEqualTo(made);
    }

    @Test
    void any_change_of_a_file_builds_again() throws Exception {
        pack();
        write("src/main/python/acme_tool/other.py", "y = 2\n");
        Files.setLastModifiedTime(
                module.resolve("src/main/python/acme_tool/other.py"),
                FileTime.from(LONG_AGO.toInstant().plusSeconds(9)));
        pack();
        Files.delete(module.resolve("src/main/python/acme_tool/other.py"));
        pack();
        write("src/main/python/acme_tool/third.py", "z = 1\n");
        pack();
        write("pyproject.toml", "[project]\nname = \"acme-tool\"\ndynamic = [\"version\"]\ndescription = \"New.\"\n");
        pack();

        assertThat(events).containsOnly("made").hasSize(5);
    }

    @Test
    void a_wheel_that_is_gone_or_was_changed_is_built_again() throws Exception {
        Wheel wheel = pack();
        byte[] good = Files.readAllBytes(wheel.file());
        Files.delete(wheel.file());
        pack();
        Files.write(wheel.file(), new byte[] {1});
        pack();

        assertThat(events).containsOnly("made").hasSize(3);
        assertThat(wheel.file()).hasBinaryContent(good);
    }

    @Test
    void a_file_that_was_changed_just_now_may_change_again_unseen_so_the_next_build_looks_again() throws Exception {
        Files.setLastModifiedTime(
                module.resolve("src/main/python/acme_tool/other.py"),
                FileTime.from(Instant.now().plusSeconds(60)));
        pack();
        pack();

        assertThat(events).containsExactly("made", "made");
    }

    @Test
    void after_a_clean_only_what_has_changed_is_read() throws Exception {
        byte[] first = Files.readAllBytes(pack().file());
        FolderTree.delete(module.resolve("target"));
        Path kept = module.resolve("src/main/python/acme_tool/other.py");
        // With the time, size and place of the old content: no build can see this, and none that looks would miss it.
        Files.writeString(kept, "y = 7\n");
        Files.setLastModifiedTime(kept, LONG_AGO);

        assertThat(Files.readAllBytes(pack().file())).isEqualTo(first);
        assertThat(events).containsExactly("made", "made");
    }

    @Test
    void the_wheel_of_an_earlier_version_goes_and_what_others_put_there_stays() throws Exception {
        Wheel old = pack();
        Path foreign = write("target/acme_tool-0.9-py3-none-any.whl", "not ours");
        version = "1.1";
        Wheel wheel = pack();

        assertThat(old.file()).doesNotExist();
        assertThat(foreign).exists();
        assertThat(wheel.file()).exists();
    }

    @Test
    void a_damaged_memory_is_no_memory() throws Exception {
        pack();
        try (Stream<Path> files = Files.list(module.resolve("target/pypack"))) {
            for (Path memory : files.toList()) {
                Files.writeString(memory, "1\n2\n");
            }
        }
        pack();

        assertThat(events).containsExactly("made", "made");
    }

    @Test
    void where_no_file_has_changed_none_is_read() throws Exception {
        pack();
        assertThat(sources()).containsExactly(module.resolve("src/main/python"));
        // Of the same size and time, so that only who reads it sees it.
        write("pyproject.toml", "[project]\nname = \"ACME-TOOL\"\ndynamic = [\"version\"]\n".replace('=', '?'));
        pack();

        assertThat(events).containsExactly("made", "up to date");
        assertThat(sources()).containsExactly(module.resolve("src/main/python"));
        version = "1.1";
        assertThatThrownBy(this::sources).isInstanceOf(UserMistake.class);
        assertThatThrownBy(this::pack).isInstanceOf(UserMistake.class);
    }

    @Test
    void a_file_that_lies_elsewhere_now_is_a_change() throws Exception {
        write("src/main/python/acme_tool/part/__init__.py", "");
        Wheel before = pack();
        Files.move(
                module.resolve("src/main/python/acme_tool/other.py"),
                module.resolve("src/main/python/acme_tool/part/other.py"));
        Wheel after = pack();
        Files.createDirectories(module.resolve("src/linux/python"));
        pack();

        assertThat(events).containsExactly("made", "made", "up to date");
        assertThat(after.files()).isEqualTo(before.files());
    }

    @Test
    void what_is_read_from_places_where_nobody_looks_is_read_each_time() throws Exception {
        write("target/README.md", "One.");
        write(
                "pyproject.toml",
                "[project]\nname = \"acme-tool\"\ndynamic = [\"version\"]\nreadme = \"target/README.md\"\n");
        pack();
        pack();
        write("target/README.md", "Two.");
        pack();

        write("node_modules/acme_other/__init__.py", "");
        write("pyproject.toml", """
                [project]
                name = "acme-tool"
                dynamic = ["version"]
                [tool.pypack]
                sources = ["src/main/python", "node_modules"]
                """);
        pack();
        pack();
        write("node_modules/acme_other/new.py", "");
        pack();

        assertThat(events).containsExactly("made", "up to date", "made", "made", "up to date", "made");
    }

    @Test
    void what_is_not_packed_need_not_be_readable_or_stay() throws Exception {
        Path secret = write("data/secret/file", "").resolveSibling("");
        Set<PosixFilePermission> nobody = PosixFilePermissions.fromString("---------");
        Files.setPosixFilePermissions(secret, nobody);
        try {
            pack();
            pack();
        } finally {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
        }
        Files.delete(secret.resolve("file"));
        pack();

        assertThat(events).containsExactly("made", "up to date", "up to date");
    }

    @Test
    void the_wheel_goes_whose_package_has_another_name_now() throws Exception {
        Wheel before = pack();
        write("pyproject.toml", "[project]\nname = \"acme-other\"\ndynamic = [\"version\"]\n");
        pack();

        assertThat(before.file()).doesNotExist();
        assertThat(wheelsIn(module.resolve("target"))).containsExactly("acme_other-1.0-py3-none-any.whl");
    }

    @Test
    void no_damage_of_the_memory_fails_a_build() throws Exception {
        pack();
        Path memory;
        try (Stream<Path> files = Files.list(module.resolve("target/pypack"))) {
            memory = files.filter(file -> file.toString().endsWith(".module"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] good = Files.readAllBytes(memory);
        for (int at = 0; at < good.length; at += 7) {
            byte[] damaged = good.clone();
            damaged[at] ^= (byte) 0x80;
            Files.write(memory, damaged);
            assertThat(pack().files()).isEqualTo(5);
            Files.write(memory, Arrays.copyOf(good, at));
            assertThat(pack().files()).isEqualTo(5);
        }
        assertThat(events.subList(1, events.size())).containsOnly("up to date");
    }

    @Test
    void what_links_lead_to_is_looked_at_each_time() throws Exception {
        Path real = write("shared/acme_data.py", "x = 1\n");
        Files.createSymbolicLink(module.resolve("src/main/python/acme_tool/data.py"), real);
        pack();
        pack();
        write("shared/acme_data.py", "x = 12\n");
        pack();

        assertThat(events).containsExactly("made", "up to date", "made");
    }

    @Test
    void an_sdist_is_made_beside_the_wheel_and_only_once_too() throws Exception {
        write("pyproject.toml", """
                [project]
                name = "acme-tool"
                dynamic = ["version"]
                [build-system]
                requires = ["hatchling"]
                build-backend = "hatchling.build"
                [tool.hatch.build.targets.wheel]
                packages = ["src/main/python/acme_tool"]
                """);
        Wheel wheel = pack();
        Sdist first = packSdist();
        Sdist second = packSdist();
        write("src/test/python/test_acme.py", "");
        packSdist();
        version = "1.1";
        Sdist next = packSdist();

        assertThat(events).containsExactly("made", "made", "up to date", "made", "made");
        assertThat(second).isEqualTo(first);
        assertThat(wheel.file()).exists();
        assertThat(first.file()).doesNotExist();
        assertThat(next.file()).exists();
    }

    @Test
    void of_several_targets_each_has_its_own_memory() throws Exception {
        write("src/linux/python/acme_tool/system.py", "NAME = 'Linux'\n");
        write("src/windows/python/acme_tool/system.py", "NAME = 'Windows'\n");
        List<ModuleWheel> wheels = packFor("linux_amd64", "windows_amd64");
        List<ModuleWheel> again = packFor("linux_amd64", "windows_amd64");
        write("src/windows/python/acme_tool/more.py", "x = 2\n");
        packFor("linux_amd64", "windows_amd64");

        assertThat(events).containsExactly("made", "made", "up to date", "up to date", "up to date", "made");
        assertThat(again).isEqualTo(wheels);
        assertThat(wheels)
                .extracting(wheel -> wheel.wheel().name().toString())
                .containsExactly(
                        "acme_tool-1.0-py3-none-manylinux_2_28_x86_64.whl", "acme_tool-1.0-py3-none-win_amd64.whl");
        assertThat(wheels)
                .extracting(wheel -> wheel.classifier().orElseThrow())
                .containsExactly("linux_amd64", "windows_amd64");
    }

    @Test
    void wheels_of_targets_that_are_built_no_more_go_and_those_of_other_modules_stay() throws Exception {
        Path output = module.resolve("target");
        Wheel any = pack();
        Path neighbour = write("neighbour/pyproject.toml", "[project]\nname = \"acme-tool-wheel\"\nversion = \"1.0\"\n")
                .resolveSibling("");
        write("neighbour/src/main/python/neighbour.py", "");
        pypack().wheel(neighbour, PomValues.of("acme-tool-wheel", "1.0"), output);
        write("src/linux/python/acme_tool/system.py", "NAME = 'Linux'\n");

        packFor("linux_amd64:glibc=2.17", "windows_amd64", "macos_arm64");
        assertThat(any.file()).doesNotExist();
        packFor("windows_amd64", "linux_amd64");
        assertThat(wheelsIn(output))
                .containsExactly(
                        "acme_tool-1.0-py3-none-manylinux_2_28_x86_64.whl",
                        "acme_tool-1.0-py3-none-win_amd64.whl",
                        "acme_tool_wheel-1.0-py3-none-any.whl");
        version = "1.1";
        packFor("windows_amd64", "linux_amd64");
        assertThat(wheelsIn(output))
                .containsExactly(
                        "acme_tool-1.1-py3-none-manylinux_2_28_x86_64.whl",
                        "acme_tool-1.1-py3-none-win_amd64.whl",
                        "acme_tool_wheel-1.0-py3-none-any.whl");

        Files.delete(module.resolve("src/linux/python/acme_tool/system.py"));
        packFor("windows_amd64");
        assertThat(wheelsIn(output))
                .containsExactly("acme_tool-1.1-py3-none-any.whl", "acme_tool_wheel-1.0-py3-none-any.whl");
    }

    private static List<String> wheelsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".whl"))
                    .sorted()
                    .toList();
        }
    }

    private List<ModuleWheel> packFor(String... targets) {
        return pypack().wheels(
                        module,
                        PomValues.of("acme-tool", version),
                        TargetProperty.onCommandLine(List.of(targets)),
                        module.resolve("target"));
    }

    private Sdist packSdist() {
        return pypack().sdist(module, PomValues.of("acme-tool", version), module.resolve("target"));
    }

    private Wheel pack() {
        return pypack().wheel(module, PomValues.of("acme-tool", version), module.resolve("target"));
    }

    private List<Path> sources() {
        return pypack().compile(module, PomValues.of("acme-tool", version), module.resolve("target"));
    }

    private Pypack pypack() {
        BuildListener listener = new BuildListener() {
            @Override
            public void finished(Product product) {
                events.add("made");
            }

            @Override
            public void upToDate(Product product) {
                events.add("up to date");
            }
        };
        Host host = Host.describedBy(System::getProperty, 1, Map.of());
        return Pypack.in(new BuildContext(host, UpToDateTest::none, listener))
                .storedIn(store)
                .checkingSyntax()
                .set(Settings.NONE.with("pypack.syntaxCheck", List.of("false"), false));
    }

    private static Path none(MavenCoordinates coordinates) {
        throw new AssertionError("a wheel of sources needs no artifact, and asked for " + coordinates);
    }

    private Path write(String name, String text) throws IOException {
        Path file = module.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, LONG_AGO);
    }
}
