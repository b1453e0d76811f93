package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.FolderTree;
import dev.pypack.build.OperatingSystem;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Judges;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedFile;
import dev.pypack.lock.LockedWheel;
import dev.pypack.lock.Locks;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.store.Store;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossEnvsTest {
    private static final Target LINUX = Target.of("linux_amd64", "3.14");
    private static final Target WINDOWS = Target.of("windows_amd64", "3.11");
    private static final Target MAC = Target.of("macos_arm64", "3.13t");

    private static final TestWheel ACME = new TestWheel("acme", "1.0")
            .with("acme/__init__.py", "VERSION = 1\n")
            .with("acme/cli.py", "import sys\n\n\ndef main():\n    print('hello', *sys.argv[1:])\n    return 3\n")
            .withInfo(
                    "entry_points.txt",
                    "[console_scripts]\nacme = acme.cli:main\n[gui_scripts]\nacme-gui = acme.cli:main\n")
            .withData("scripts/acme-tool", "#!python\nimport acme\nprint(acme.VERSION)\n")
            .withData("scripts/acme.sh", "#!/bin/sh\necho shell\n")
            .withData("headers/acme.h", "int acme;\n")
            .withData("data/share/acme/notes.txt", "notes\n")
            .withData("purelib/acme_extra.py", "pass\n");

    @TempDir
    Path folder;

    private final List<String> locked = new ArrayList<>();
    private int asked;

    @Test
    void files_lie_where_the_target_has_them() throws IOException {
        lock(ACME);

        CrossEnv linux = sync(LINUX);
        CrossEnv windows = sync(WINDOWS);
        CrossEnv mac = sync(MAC);

        assertThat(files(linux).keySet())
                .containsExactly(
                        "bin/acme",
                        "bin/acme-gui",
                        "bin/acme-tool",
                        "bin/acme.sh",
                        "include/python3.14/acme/acme.h",
                        "lib/python3.14/site-packages/acme-1.0.dist-info/INSTALLER",
                        "lib/python3.14/site-packages/acme-1.0.dist-info/METADATA",
                        "lib/python3.14/site-packages/acme-1.0.dist-info/RECORD",
                        "lib/python3.14/site-packages/acme-1.0.dist-info/REQUESTED",
                        "lib/python3.14/site-packages/acme-1.0.dist-info/WHEEL",
                        "lib/python3.14/site-packages/acme-1.0.dist-info/entry_points.txt",
                        "lib/python3.14/site-packages/acme/__init__.py",
                        "lib/python3.14/site-packages/acme/cli.py",
                        "lib/python3.14/site-packages/acme_extra.py",
                        "share/acme/notes.txt");
        assertThat(files(windows).keySet())
                .contains(
                        "Include/acme/acme.h",
                        "Lib/site-packages/acme/cli.py",
                        "Scripts/acme-gui.exe",
                        "Scripts/acme-tool",
                        "Scripts/acme-tool.exe",
                        "Scripts/acme.exe",
                        "Scripts/acme.sh",
                        "share/acme/notes.txt");
        assertThat(files(mac).keySet()).contains("bin/acme", "lib/python3.13t/site-packages/acme/cli.py");
        assertThat(linux.files()).isEqualTo(15);
        assertThat(linux.bytes())
                .isEqualTo(files(linux).values().stream()
                        .mapToLong(content -> content.length)
                        .sum());
    }

    @Test
    void record_describes_exactly_what_is_there() throws IOException {
        lock(ACME);

        for (Target target : List.of(LINUX, WINDOWS)) {
            CrossEnv made = sync(target);
            Map<String, byte[]> files = files(made);
            String library = target.equals(LINUX) ? "lib/python3.14/site-packages/" : "Lib/site-packages/";
            String record = library + "acme-1.0.dist-info/RECORD";
            Map<String, String> rows = new TreeMap<>();
            for (String row : new String(files.get(record), ISO_8859_1).split("\n", -1)) {
                String[] fields = row.split(",", -1);
                if (fields.length == 3) {
                    Path path = Path.of(library).resolve(fields[0]).normalize();
                    rows.put(path.toString().replace('\\', '/'), fields[1] + "," + fields[2]);
                }
            }
            assertThat(rows.keySet()).isEqualTo(files.keySet());
            files.forEach((path, content) -> assertThat(rows.get(path))
                    .as(path)
                    .isEqualTo(
                            path.equals(record)
                                    ? ","
                                    : "sha256=" + Sha256.of(content).toBase64() + "," + content.length));
            assertThat(files.get(library + "acme-1.0.dist-info/INSTALLER"))
                    .asString()
                    .isEqualTo("pypack\n");
        }
    }

    @Test
    void nothing_of_this_machine_is_in_it() throws IOException {
        lock(ACME);

        for (Target target : List.of(LINUX, WINDOWS, MAC)) {
            files(sync(target)).forEach((path, content) -> {
                assertThat(new String(content, ISO_8859_1)).as(path).doesNotContain(folder.toString());
                assertThat(path).doesNotEndWith(".pyc");
            });
        }
    }

    @Test
    void scripts_run_with_the_python_beside_them_wherever_they_are_moved() throws IOException {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        lock(ACME);
        CrossEnv made = sync(LINUX);
        Path moved = Files.move(made.folder(), folder.resolve("moved to ünïcode"));
        Files.createSymbolicLink(
                moved.resolve("bin/python3.14"), Judges.summoned().python().executable());
        Path outside = Files.createSymbolicLink(folder.resolve("link"), moved.resolve("bin/acme"));
        Map<String, String> environment = Map.of(
                "PYTHONPATH", moved.resolve("lib/python3.14/site-packages").toString());

        for (Path script : List.of(moved.resolve("bin/acme"), outside)) {
            Outcome outcome =
                    Command.of(script, "a b", "*").withEnvironment(environment).run();
            assertThat(outcome.output()).as(outcome.errors()).isEqualTo("hello a b *\n");
            assertThat(outcome.exitCode()).isEqualTo(3);
        }
        assertThat(Command.of(moved.resolve("bin/acme-tool"))
                        .withEnvironment(environment)
                        .run()
                        .output())
                .isEqualTo("1\n");
        assertThat(Command.of(moved.resolve("bin/acme.sh")).run().output()).isEqualTo("shell\n");
    }

    @Test
    void what_is_right_stays_untouched_and_all_else_is_mended() throws IOException {
        lock(ACME, new TestWheel("other", "2.0").with("other.py", "x = 1\n"));
        CrossEnv made = sync(LINUX);
        Map<String, byte[]> right = files(made);
        assertThat(made.isUpToDate()).isFalse();
        assertThat(sync(LINUX).isUpToDate()).isTrue();

        Path library = made.folder().resolve("lib/python3.14/site-packages");
        Path untouched = library.resolve("other.py");
        Object identity = Files.readAttributes(untouched, "*").get("fileKey");
        Files.delete(library.resolve("acme/cli.py"));
        overwrite(library.resolve("acme/__init__.py"), "VERSION = 2\n");
        overwrite(made.folder().resolve("bin/acme"), "broken");
        Files.createDirectories(library.resolve("acme/__pycache__"));
        Files.writeString(library.resolve("acme/__pycache__/cli.cpython-314.pyc"), "old");
        Files.writeString(library.resolve("foreign.py"), "");
        Files.createDirectories(made.folder().resolve("empty/deep"));
        Files.createSymbolicLink(library.resolve("link"), folder);

        CrossEnv mended = sync(LINUX);

        assertThat(mended.isUpToDate()).isFalse();
        assertThat(files(mended)).containsExactlyEntriesOf(right);
        assertThat(made.folder().resolve("empty")).doesNotExist();
        assertThat(library.resolve("link")).doesNotExist();
        assertThat(Files.readAttributes(untouched, "*").get("fileKey")).isEqualTo(identity);
        assertThat(sync(LINUX).isUpToDate()).isTrue();
    }

    @Test
    void a_file_that_was_written_through_a_link_is_noticed_in_the_store() throws IOException {
        lock(ACME);
        CrossEnv made = sync(LINUX);
        Map<String, byte[]> right = files(made);
        Path file = made.folder().resolve("lib/python3.14/site-packages/acme/cli.py");
        assumeThat(file.toFile().setWritable(true)).isTrue();
        Files.writeString(file, "import os\n");

        assertThat(files(sync(LINUX))).containsExactlyEntriesOf(right);
        assertThat(files(sync(WINDOWS))).containsKey("Lib/site-packages/acme/cli.py");
        assertThat(files(sync(WINDOWS)).get("Lib/site-packages/acme/cli.py"))
                .isEqualTo(right.get("lib/python3.14/site-packages/acme/cli.py"));
    }

    @Test
    void launchers_that_were_damaged_in_the_store_are_taken_out_again() throws IOException {
        lock(ACME);
        Map<String, byte[]> right = files(sync(WINDOWS));
        Path stub;
        try (Stream<Path> files = Files.walk(folder.resolve("store/launchers"))) {
            stub = files.filter(file -> file.endsWith("t64.exe")).findFirst().orElseThrow();
        }
        overwrite(stub, "broken");
        FolderTree.delete(folder.resolve("target"));

        assertThat(files(sync(WINDOWS))).containsExactlyEntriesOf(right);

        Files.delete(stub);
        FolderTree.delete(folder.resolve("target"));

        assertThat(files(sync(WINDOWS))).containsExactlyEntriesOf(right);
    }

    @Test
    void files_of_packages_that_are_called_as_those_of_installers_are_installed() throws IOException {
        lock(new TestWheel("acme", "1.0").with("INSTALLER", "mine\n").withInfo("INSTALLER", "somebody\n"));

        Map<String, byte[]> files = files(sync(LINUX));

        assertThat(files.get("lib/python3.14/site-packages/INSTALLER"))
                .asString()
                .isEqualTo("mine\n");
        assertThat(files.get("lib/python3.14/site-packages/acme-1.0.dist-info/INSTALLER"))
                .asString()
                .isEqualTo("pypack\n");
    }

    @Test
    void another_version_takes_the_place_of_the_one_before() throws IOException {
        lock(ACME, new TestWheel("other", "2.0").with("other.py", "x = 1\n"));
        sync(LINUX);
        locked.clear();
        lock(new TestWheel("acme", "1.1").with("acme/__init__.py", "VERSION = 3\n"));

        assertThat(files(sync(LINUX)).keySet())
                .containsExactly(
                        "lib/python3.14/site-packages/acme-1.1.dist-info/INSTALLER",
                        "lib/python3.14/site-packages/acme-1.1.dist-info/METADATA",
                        "lib/python3.14/site-packages/acme-1.1.dist-info/RECORD",
                        "lib/python3.14/site-packages/acme-1.1.dist-info/REQUESTED",
                        "lib/python3.14/site-packages/acme-1.1.dist-info/WHEEL",
                        "lib/python3.14/site-packages/acme/__init__.py");
    }

    @Test
    void two_owners_of_a_file_are_named_before_anything_is_written() throws IOException {
        lock(
                new TestWheel("one", "1").with("shared/__init__.py", "one\n").with("shared/one.py", ""),
                new TestWheel("two", "2").with("shared/__init__.py", "two\n").with("shared/two.py", ""));

        assertThatThrownBy(() -> sync(LINUX))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("one 1 and two 2 both have lib/python3.14/site-packages/shared/__init__.py");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void the_licence_of_what_was_installed_is_known() throws IOException {
        String metadata = "Metadata-Version: 2.4\nName: one\nVersion: 1\nLicense-Expression: MIT\n";
        lock(new TestWheel("one", "1").withInfo("METADATA", metadata));
        LockedFile wheel = ((LockedDistributions)
                        wanted(LINUX).lock().lock().packages().get(0).source())
                .wheels()
                .get(0)
                .file();

        assertThat(new KeptLicenses(store()).of(wheel)).isEmpty();
        sync(LINUX);
        assertThat(new KeptLicenses(store()).of(wheel)).contains("MIT");
    }

    @Test
    void two_files_of_one_wheel_for_one_place_are_refused() throws IOException {
        lock(new TestWheel("one", "1").with("one.py", "1\n").withData("purelib/one.py", "2\n"));

        assertThatThrownBy(() -> sync(LINUX))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("one-1.data/purelib/one.py: one.py is installed there too");
    }

    @Test
    void the_same_file_of_a_namespace_is_there_once() throws IOException {
        lock(
                new TestWheel("one", "1").with("shared/__init__.py", "same\n").with("shared/one.py", ""),
                new TestWheel("two", "2").with("shared/__init__.py", "same\n").with("shared/two.py", ""));

        CrossEnv made = sync(LINUX);

        assertThat(files(made).keySet())
                .contains(
                        "lib/python3.14/site-packages/shared/__init__.py",
                        "lib/python3.14/site-packages/shared/one.py",
                        "lib/python3.14/site-packages/shared/two.py");
        assertThat(sync(LINUX).isUpToDate()).isTrue();
    }

    @Test
    void names_that_differ_in_case_clash_only_where_there_is_none() throws IOException {
        lock(
                new TestWheel("one", "1").with("shared/Data.txt", "1"),
                new TestWheel("two", "2").with("shared/data.txt", "2"));

        assertThat(files(sync(LINUX)).keySet()).contains("lib/python3.14/site-packages/shared/data.txt");
        for (Target target : List.of(WINDOWS, MAC)) {
            assertThatThrownBy(() -> sync(target))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("shared/Data.txt of one 1")
                    .hasMessageContaining("shared/data.txt of two 2");
        }
    }

    @Test
    void a_file_of_one_can_not_be_a_folder_of_another() throws IOException {
        lock(new TestWheel("one", "1").with("thing", "1"), new TestWheel("two", "2").with("thing/x.py", "2"));

        assertThatThrownBy(() -> sync(LINUX))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("one 1 has a file lib/python3.14/site-packages/thing, and two 2 a folder");
    }

    @Test
    void a_path_that_is_too_long_for_windows_is_no_matter_elsewhere() throws IOException {
        lock(new TestWheel("one", "1").with("one/" + "deep/".repeat(45) + "x.py", ""));

        assertThat(sync(LINUX).packages()).isEqualTo(1);
        assertThatThrownBy(() -> sync(WINDOWS))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("one 1 has a path of ");
    }

    @Test
    void a_wheel_of_one_machine_needs_no_newer_glibc_than_the_target_promises() throws IOException {
        String elf = "\177ELF GLIBC_2.2.5 GLIBC_2.34 GLIBC_2.9";
        lock(new TestWheel("one", "1").with("one/fast.so", elf).tagged("cp314-cp314-linux_x86_64"));

        assertThatThrownBy(() -> sync(LINUX))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("one/fast.so of one 1 needs glibc=2.34, by the machine that it was built on, and"
                        + " linux_amd64-cp314 promises no more than glibc=2.28")
                .hasMessageContaining("targets = [\"linux_amd64:glibc=2.34\"]");
        assertThat(sync(Target.of("linux_amd64:glibc=2.34", "3.14")).packages()).isEqualTo(1);

        locked.clear();
        lock(new TestWheel("one", "2").with("one/fast.so", elf).tagged("cp314-cp314-manylinux_2_28_x86_64"));
        assertThat(sync(LINUX).packages()).isEqualTo(1);
    }

    /** As those of opencv-python-headless 4.11, PyQt5_Qt5 5.15 for Windows and catboost 1.0 are. */
    @Test
    void published_wheels_with_old_mistakes_are_installed_with_a_true_record() throws IOException {
        lock(
                new TestWheel("one", "1").with("one/a.py", "x\n").retagged(),
                new TestWheel("two", "1").with("two/a.py", "x\n").recorded(row -> row.replace('/', '\\')),
                new TestWheel("three", "1")
                        .with("three/a.py", "x\n")
                        .recorded(row -> row.replaceFirst("(=.*),", "$1=,")));

        CrossEnv made = sync(LINUX);
        Path library = made.folder().resolve("lib/python3.14/site-packages");
        for (String name : List.of("one", "two", "three")) {
            for (String file : List.of(name + "/a.py", name + "-1.dist-info/WHEEL")) {
                byte[] content = Files.readAllBytes(library.resolve(file));
                assertThat(library.resolve(name + "-1.dist-info/RECORD"))
                        .content()
                        .contains(file + ",sha256=" + Sha256.of(content).toBase64() + "," + content.length + "\n");
            }
        }
    }

    @Test
    void rows_that_lead_outside_or_name_a_file_twice_by_backslashes_are_refused() throws IOException {
        for (String path : List.of("..\\..\\evil.py", "C:\\evil.py", "one\\a.py")) {
            locked.clear();
            lock(new TestWheel("one", "1")
                    .with("one/a.py", "x\n")
                    .recorded(row -> row.startsWith("one/a.py") ? row + "\n" + path + ",sha256=,0" : row));

            assertThatThrownBy(() -> sync(LINUX))
                    .as(path)
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining(path.replace('\\', '/'));
            assertThat(folder.resolve("target")).as(path).doesNotExist();
        }
    }

    @Test
    void where_one_environment_can_not_be_made_the_others_are_whole_or_absent() throws IOException {
        lock(ACME);
        List<WantedEnvironment> both = List.of(wanted(WINDOWS), wanted(LINUX));
        Path obstacle = Files.createDirectories(both.get(0).place().memory().resolve("folder"));

        assertThatThrownBy(() -> crossEnvs().sync(both, planning(), Optional.of(kept())))
                .isInstanceOf(DirectoryNotEmptyException.class);
        // It was made, or stopped, or not begun.
        Path other = both.get(1).place().folder();
        assertThat(entries(other.resolveSibling(""))).allMatch(other::equals);
        List<Path> found = entries(other);

        FolderTree.delete(obstacle.resolveSibling(""));
        assertThat(crossEnvs().sync(both, planning(), Optional.of(kept()))).allMatch(made -> made.packages() == 1);
        assertThat(found).isIn(List.of(), entries(other));
    }

    /** All that is in a folder; nothing where there is none. */
    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void a_wheel_whose_record_lies_is_not_installed() throws IOException {
        lock(new TestWheel("one", "1").with("one.py", "x\n").lying());

        assertThatThrownBy(() -> sync(LINUX))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("one-1.dist-info/RECORD")
                .hasMessageContaining("one.py");
        assertThat(folder.resolve("target")).doesNotExist();
        assertThat(folder.resolve("store/wheels"))
                .satisfiesAnyOf(
                        store -> assertThat(store).doesNotExist(),
                        store -> assertThat(store).isEmptyDirectory());
    }

    @Test
    void builds_side_by_side_make_it_once() throws Exception {
        lock(ACME);
        ExecutorService builds = Executors.newFixedThreadPool(4);
        try {
            List<Callable<CrossEnv>> all = List.of(() -> sync(LINUX), () -> sync(LINUX), () -> sync(LINUX));
            for (Future<CrossEnv> each : builds.invokeAll(all)) {
                assertThat(each.get().files()).isEqualTo(15);
            }
        } finally {
            builds.shutdown();
        }
        assertThat(files(sync(LINUX))).hasSize(15);
    }

    @Test
    void nothing_is_asked_of_the_store_where_all_is_right() throws IOException {
        lock(ACME);
        sync(LINUX);
        asked = 0;

        assertThat(sync(LINUX).isUpToDate()).isTrue();

        assertThat(asked).isZero();
    }

    @Test
    void nothing_is_planned_again_where_only_the_results_are_gone() throws IOException {
        lock(ACME, new TestWheel("other", "2.0").with("other.py", "x = 1\n"));
        List<CrossEnv> made = both();
        List<Map<String, byte[]>> right = List.of(files(made.get(0)), files(made.get(1)));
        FolderTree.delete(folder.resolve("target"));
        FolderTree.delete(folder.resolve("memory"));

        List<CrossEnv> again = crossEnvs().ifKnown(places(), kept()).orElseThrow();

        assertThat(kept().targets()).containsExactly(LINUX, WINDOWS);
        for (int i = 0; i < again.size(); i++) {
            assertThat(files(again.get(i))).containsExactlyEntriesOf(right.get(i));
            assertThat(again.get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("target")
                    .isEqualTo(made.get(i));
        }
        assertThat(sync(LINUX).isUpToDate()).isTrue();
        assertThat(Files.isExecutable(again.get(0).folder().resolve("bin/acme")))
                .isEqualTo(true);
    }

    @Test
    void one_that_was_changed_is_brought_to_what_was_planned_and_the_other_stays() throws IOException {
        lock(ACME);
        List<CrossEnv> made = both();
        Map<String, byte[]> right = files(made.get(0));
        Files.delete(made.get(0).folder().resolve("lib/python3.14/site-packages/acme/cli.py"));
        overwrite(made.get(0).folder().resolve("bin/acme"), "broken");

        List<CrossEnv> again = crossEnvs().ifKnown(places(), kept()).orElseThrow();

        assertThat(files(again.get(0))).containsExactlyEntriesOf(right);
        assertThat(again).extracting(CrossEnv::isUpToDate).containsExactly(false, true);
    }

    @Test
    void a_plan_is_none_where_the_store_is_not_as_it_was() throws IOException {
        lock(ACME);
        both();
        Path text = inStore("plans", LINUX.id());
        Path bytes = inStore("plans", LINUX.id() + ".bytes");
        for (Path damaged : List.of(inStore("wheels", "cli.py"), text, bytes)) {
            FolderTree.delete(folder.resolve("target"));
            byte[] right = Files.readAllBytes(damaged);
            for (int place = 0; place < right.length; place += 1 + right.length / 50) {
                byte[] other = right.clone();
                other[place]++;
                for (byte[] content : List.of(Arrays.copyOf(right, place), other)) {
                    Files.delete(damaged);
                    Files.write(damaged, content);

                    assertThat(crossEnvs().ifKnown(places(), kept())).isEmpty();
                    assertThat(folder.resolve("target")).doesNotExist();
                }
            }
            Files.delete(damaged);
            assertThat(crossEnvs().ifKnown(places(), kept())).isEmpty();

            both(); // plans anew, and keeps what it planned
            FolderTree.delete(folder.resolve("target"));
            assertThat(crossEnvs().ifKnown(places(), kept())).isPresent();
        }
    }

    @Test
    void of_other_inputs_no_plan_is_known() throws IOException {
        lock(ACME);
        both();
        Path targets = inStore("plans", "targets");
        List<Target> known = kept().targets();
        lock(new TestWheel("other", "2.0").with("other.py", "x = 1\n"));

        assertThat(known).containsExactly(LINUX, WINDOWS);
        assertThat(kept().targets()).isEmpty();
        assertThat(crossEnvs().ifKnown(places(), kept())).isEmpty();

        both(); // in the place of the one before
        assertThat(kept().targets()).containsExactly(LINUX, WINDOWS);
        Files.writeString(targets, "\u00ff", ISO_8859_1);
        assertThat(kept().targets()).isEmpty();
        Files.delete(targets);
        Files.createDirectory(targets);
        assertThat(kept().targets()).isEmpty();
    }

    @Test
    void what_was_looked_at_counts_only_for_what_it_was_looked_at() throws IOException {
        lock(ACME);
        sync(LINUX);
        CrossEnvs environments = crossEnvs();
        WantedEnvironment before = wanted(LINUX);
        assertThat(environments
                        .sync(List.of(before), planning(), Optional.of(kept()))
                        .get(0)
                        .isUpToDate())
                .isTrue();
        lock(new TestWheel("other", "2.0").with("other.py", "x = 1\n"));

        CrossEnv after = environments
                .sync(List.of(wanted(LINUX)), planning(), Optional.of(kept()))
                .get(0);

        assertThat(after.isUpToDate()).isFalse();
        assertThat(files(after)).containsKey("lib/python3.14/site-packages/other.py");
    }

    private List<CrossEnv> both() throws IOException {
        return crossEnvs().sync(List.of(wanted(LINUX), wanted(WINDOWS)), planning(), Optional.of(kept()));
    }

    private List<EnvironmentPlace> places() {
        return List.of(wanted(LINUX).place(), wanted(WINDOWS).place());
    }

    private Path inStore(String shelf, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store").resolve(shelf))) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    @Test
    void all_mistakes_of_all_targets_are_told_together() throws IOException {
        locked.add("""
                [[packages]]
                name = "native"
                version = "1"
                wheels = [{ name = "native-1-cp39-cp39-macosx_11_0_arm64.whl", path = "x", hashes = { sha256 = "%s" } }]
                """.formatted("00".repeat(32)));

        assertThatThrownBy(() ->
                        crossEnvs().sync(List.of(wanted(LINUX), wanted(WINDOWS)), planning(), Optional.of(kept())))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("linux_amd64-cp314")
                .hasMessageContaining("windows_amd64-cp311");
    }

    private static void overwrite(Path file, String content) throws IOException {
        Files.delete(file);
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    private void lock(TestWheel... wheels) throws IOException {
        for (TestWheel each : wheels) {
            locked.add(each.locked(folder.resolve("wheels")));
        }
    }

    private CrossEnv sync(Target target) throws IOException {
        return crossEnvs()
                .sync(List.of(wanted(target)), planning(), Optional.of(kept()))
                .get(0);
    }

    private WantedEnvironment wanted(Target target) {
        String text = "lock-version = \"1.0\"\ncreated-by = \"tests\"\n" + String.join("", locked);
        return new WantedEnvironment(
                new TargetLock(target, Locks.parse(text), Place.of("pylock.toml")),
                Wanted.DEFAULT,
                Set.of("acme"),
                Optional.empty(),
                new EnvironmentPlace(
                        target,
                        folder.resolve("target/crossenv").resolve(target.id()),
                        folder.resolve("memory").resolve(target.id()),
                        Sha256.of(text.getBytes(ISO_8859_1)).toHex()));
    }

    private CrossEnvs crossEnvs() {
        return new CrossEnvs(store(), 2, "tests");
    }

    private KeptPlans kept() {
        return new KeptPlans(
                store(),
                "acme",
                Sha256.of(String.join("", locked).getBytes(ISO_8859_1)).toHex());
    }

    private EnvironmentPlanning planning() {
        return new EnvironmentPlanning(
                store(), 2, this::files, () -> Judges.summoned().python());
    }

    private Store store() {
        return Store.in(folder.resolve("store"));
    }

    private List<List<WheelFile>> files(List<TargetSelection> selections) throws IOException {
        asked++;
        List<List<WheelFile>> all = new ArrayList<>();
        for (TargetSelection selection : selections) {
            List<WheelFile> files = new ArrayList<>();
            for (SelectedPackage each : selection.packages()) {
                LockedWheel wheel = (LockedWheel) each.installable();
                Path file = Path.of(wheel.file().location().path().orElseThrow());
                files.add(new WheelFile(file, wheel.name(), Sha256.of(Files.readAllBytes(file))));
            }
            all.add(files);
        }
        return all;
    }

    private static Map<String, byte[]> files(CrossEnv made) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(made.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(made.folder().relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
