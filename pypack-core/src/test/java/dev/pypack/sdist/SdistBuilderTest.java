package dev.pypack.sdist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.archive.ZipArchive;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.OperatingSystem;
import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Judges;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Locks;
import dev.pypack.lock.LoopbackBuild;
import dev.pypack.lock.LoopbackIndex;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.uv.UvSetup;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import dev.pypack.target.Platform;
import dev.pypack.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sdists with backends that do as they should, or do not, built by the real uv. */
class SdistBuilderTest {
    private static final Judges JUDGES = Judges.summoned();
    private static final Map<String, PythonRuntime> PYTHONS = pythons();
    private static final Target WINDOWS = Target.of("windows_amd64", "3.14");
    private static final Target MAC = Target.of("macos_arm64", "3.14");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<Finding> errors = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private IndexAccess indexes = IndexAccess.NOT_TOLD;
    private Duration limit = Duration.ofMinutes(2);
    private Function<String, PythonRuntime> pythons = minor -> PYTHONS.getOrDefault(minor, JUDGES.python());
    private String settings = "build-sdist = [\"acme\"]\n";

    @BeforeEach
    void setUp() {
        variables.putAll(Judges.host().environment());
        variables.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
    }

    @Test
    void a_pure_wheel_is_built_once_and_serves_all_targets() throws IOException {
        SourceArchive sdist = new TestSdist("").in(folder);

        Map<Target, BuiltWheel> wheels = build(sdist, WINDOWS, here("3.14"), MAC, Target.of("linux_arm64", "3.9"));

        assertThat(errors).isEmpty();
        assertThat(wheels.keySet())
                .containsExactlyInAnyOrder(WINDOWS, here("3.14"), MAC, Target.of("linux_arm64", "3.9"));
        assertThat(wheels.values())
                .extracting(wheel -> wheel.name().toString())
                .containsOnly("acme-1.0-py3-none-any.whl");
        assertThat(said)
                .containsExactly(
                        "Building acme 1.0 with Python " + JUDGES.python().version());
        assertThat(folder.resolve("store/tmp")).isEmptyDirectory();
    }

    @Test
    void what_was_built_is_kept_and_nothing_is_started_again() throws IOException {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        Path calls = folder.resolve("calls");
        Path uv = Files.writeString(
                folder.resolve("uv"), "#!/bin/sh\necho \"$@\" >> '" + calls + "'\nexec '" + realUv() + "' \"$@\"\n");
        assertThat(uv.toFile().setExecutable(true)).isTrue();
        SourceArchive sdist = new TestSdist("").in(folder);
        BuiltWheel first = wheel(builder(uv).wheels(sdist, List.of(WINDOWS), errors), WINDOWS);
        assertThat(calls).content().contains("build");
        Files.delete(calls);
        indexes = offline();

        assertThat(builder(uv).wheels(sdist, List.of(MAC), errors).get(MAC)).isEqualTo(first);
        assertThat(calls).doesNotExist();
        assertThat(said).hasSize(1);
        Files.delete(first.file());
        assertThat(builder(uv).wheels(sdist, List.of(MAC), errors).get(MAC)).isEqualTo(first);
        assertThat(first.file()).exists();
    }

    @Test
    void native_code_serves_this_machine_and_each_python_has_its_own() throws IOException {
        SourceArchive sdist = new TestSdist("TAG = NATIVE").in(folder);

        Map<Target, BuiltWheel> wheels = build(sdist, WINDOWS, here("3.14"), here("3.11"), here("3.14t"), MAC);

        assertThat(wheels.keySet()).containsExactlyInAnyOrder(here("3.14"), here("3.11"));
        assertThat(wheel(wheels, here("3.14")).name().toString()).startsWith("acme-1.0-cp314-cp314-");
        assertThat(wheel(wheels, here("3.11")).name().toString()).startsWith("acme-1.0-cp311-cp311-");
        assertThat(errors).hasSize(3);
        assertThat(errors.toString())
                .contains("acme 1.0 is built of its sources, which makes acme-1.0-cp311-cp311-")
                .contains("does not run on " + WINDOWS)
                .contains("does not run on " + MAC)
                .contains("deploy the wheel to your index");
        assertThat(said).hasSize(2);
    }

    @Test
    void native_code_that_got_lost_is_noticed_and_may_be_allowed() throws IOException {
        SourceArchive declared = new TestSdist("")
                .with("setup.py", "# Extension(\nsetup(ext_modules=[Extension('acme._fast', ['fast.c'])])\n")
                .in(folder);

        assertThatThrownBy(() -> build(declared, WINDOWS))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pylock.toml: acme 1.0 can't be taken: its build made acme-1.0-py3-none-any.whl"
                        + " without native code, and there should be some: setup.py has ext_modules")
                .hasMessageContaining("pure-sdist = [\"acme\"]");
        assertThatThrownBy(() -> build(declared, WINDOWS)).isInstanceOf(UserMistake.class);

        settings += "pure-sdist = [\"Acme\"]\n";
        assertThat(build(declared, WINDOWS)).hasSize(1);
    }

    @Test
    void the_tag_of_a_platform_does_not_stand_for_native_code() throws IOException {
        String setup = "setup(ext_modules=[Extension('acme._fast', ['fast.c'], optional=True)])\n";
        SourceArchive lost = new TestSdist("TAG = NATIVE; FILES['acme/_fast.so'] = b'not compiled' + bytes(100)")
                .with("setup.py", setup)
                .in(folder);
        assertThatThrownBy(() -> build(lost, here("3.14")))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("its build made acme-1.0-cp314-cp314-")
                .hasMessageContaining("without native code, and there should be some: setup.py has ext_modules");

        SourceArchive program = new TestSdist(
                        "TAG = NATIVE; FILES['acme/tool'] = b'\\x7fELF\\x02\\x01\\x01' + bytes(100)")
                .with("setup.py", setup)
                .in(folder);
        assertThat(build(program, here("3.14"))).hasSize(1);

        settings += "pure-sdist = [\"acme\"]\n";
        SourceArchive allowed =
                new TestSdist("TAG = NATIVE").with("setup.py", setup).in(folder);
        assertThat(build(allowed, here("3.14"))).hasSize(1);
    }

    @Test
    void a_wheel_that_was_damaged_is_built_again() throws IOException {
        SourceArchive sdist = new TestSdist("").in(folder);
        BuiltWheel first = wheel(build(sdist, WINDOWS), WINDOWS);
        byte[] damaged = Files.readAllBytes(first.file());
        byte[] right = damaged.clone();
        damaged[damaged.length / 2] ^= 1;
        assertThat(first.file().toFile().setWritable(true)).isTrue();
        Files.write(first.file(), damaged);

        assertThat(wheel(build(sdist, WINDOWS), WINDOWS)).isEqualTo(first);
        assertThat(first.file()).hasBinaryContent(right);
    }

    @Test
    void folders_that_a_build_leaves_closed_are_deleted() throws IOException {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        SourceArchive sdist = new TestSdist("""
                for mode in 0o555, 0o000:
                    cache = os.path.join(os.environ["HOME"], "cache%d" % mode)
                    os.makedirs(cache + "/inner")
                    open(cache + "/inner/file", "w").close()
                    os.chmod(cache + "/inner", mode)
                    os.chmod(cache, mode)""").in(folder);

        assertThat(build(sdist, WINDOWS)).hasSize(1);
        assertThat(folder.resolve("store/tmp")).isEmptyDirectory();
    }

    @Test
    void what_is_between_a_wheel_of_this_machine_and_its_target_is_told() throws IOException {
        pythons = minor -> JUDGES.python();
        build(new TestSdist("TAG = NATIVE").in(folder), here("3.12"));
        assertThat(errors).hasSize(1);
        assertThat(errors.toString())
                .contains("none of these tags is of " + here("3.12") + ", which is of Python 3.12")
                .contains("was built on Python " + JUDGES.python().version())
                .contains("let it name a Python 3.12")
                .contains("-Dpypack.pythonVersion=" + JUDGES.python().minorVersion())
                .doesNotContain("a machine of that platform");
        errors.clear();

        assumeThat(Judges.host().system()).isEqualTo(OperatingSystem.LINUX);
        build(new TestSdist("TAG = NATIVE.replace('linux_', 'manylinux_2_99_')").in(folder), here("3.14"));
        assertThat(errors.toString())
                .contains("of the floor glibc=2.28")
                .contains("targets = [\"" + here("3.14").platform().name() + ":glibc=...\"]");
    }

    @Test
    void wheels_with_native_code_in_the_lock_say_what_is_to_be_expected() throws IOException {
        SourceArchive sdist = new TestSdist("")
                .besideWheel("acme-1.0-cp39-cp39-win_amd64.whl")
                .in(folder);

        assertThatThrownBy(() -> build(sdist, MAC))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("the lock has acme-1.0-cp39-cp39-win_amd64.whl");
    }

    @Test
    void sources_in_c_that_nobody_compiles_are_no_sign() throws IOException {
        SourceArchive sdist = new TestSdist("")
                .with("tests/data/hello.c", "int main(void) { return 0; }\n")
                .with("setup.py", "# ext_modules would be here\nsetup()\n")
                .in(folder);

        assertThat(build(sdist, WINDOWS)).hasSize(1);
    }

    @Test
    void a_wheel_of_something_else_is_not_taken() throws IOException {
        Map<String, String> faults = Map.of(
                "NAME = 'other'", "made the wheel of something else, other-1.0-py3-none-any.whl",
                "VERSION = '1.1'", "made the wheel of something else, acme-1.1-py3-none-any.whl",
                "VERSION = '1.1'; wheel(folder); VERSION = '1.0'", "its build made 2 wheels, and one was asked for",
                "FILES['acme/fast.so'] = b'\\x7fELF\\x02\\x01\\x01' + bytes(100)",
                        "is for every platform by its name, with native code: acme/fast.so");
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            SourceArchive sdist = new TestSdist(fault.getKey()).in(folder);

            assertThatThrownBy(() -> build(sdist, WINDOWS))
                    .as(fault.getKey())
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("pylock.toml: acme 1.0 can't be taken: ")
                    .hasMessageContaining(fault.getValue());
        }
        assertThat(folder.resolve("store/built-wheels"))
                .satisfiesAnyOf(
                        kept -> assertThat(kept).doesNotExist(),
                        kept -> assertThat(kept).isEmptyDirectory());
    }

    @Test
    void code_of_a_package_sees_no_variable_of_the_build() throws IOException {
        variables.put("AWS_SECRET_ACCESS_KEY", "s3cr3t-key");
        variables.put("UV_DEFAULT_INDEX", "http://joe:s3cr3t-pass@127.0.0.1:1/simple");
        variables.put("UV_INDEX_COMPANY_PASSWORD", "s3cr3t-pass");
        variables.put("HTTPS_PROXY", "http://joe:s3cr3t-pass@127.0.0.1:1");
        variables.put("MAVEN_OPTS", "-Ds3cr3t");
        variables.put("PYTHONPATH", "/s3cr3t");
        SourceArchive sdist = new TestSdist("FILES['acme/seen'] = repr(sorted(os.environ.items())).encode()")
                .withCode("""
                        def get_requires_for_build_wheel(settings=None):
                            assert "s3cr3t" not in repr(os.environ), os.environ
                            return []
                        """)
                .in(folder);

        String seen = content(wheel(build(sdist, WINDOWS), WINDOWS), "acme/seen");

        assertThat(seen)
                .doesNotContain("s3cr3t")
                .contains("('SOURCE_DATE_EPOCH', '318211200')")
                .contains("'PATH'");
        if (Judges.host().environment().containsKey("HOME")) {
            assertThat(seen)
                    .doesNotContain("'HOME', '" + Judges.host().environment().get("HOME") + "'");
        }
    }

    @Test
    void a_build_that_fails_is_told_with_its_last_words() throws IOException {
        SourceArchive sdist = new TestSdist("print('fatal: no acme.h'); raise SystemExit(7)").in(folder);

        assertThatThrownBy(() -> build(sdist, WINDOWS))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith("acme 1.0 can't be built: its build ended with exit code ")
                .hasMessageContaining("compilers are found on the PATH")
                .hasMessageContaining("fatal: no acme.h");
        assertThat(folder.resolve("store/tmp")).isEmptyDirectory();

        SourceArchive silent = new TestSdist("")
                .withCode("def get_requires_for_build_wheel(settings=None):\n    os._exit(0)\n")
                .in(folder);
        assertThatThrownBy(() -> build(silent, WINDOWS))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith("acme 1.0 can't be built: its build ended without a result.")
                .hasMessageContaining("It said nothing.");
    }

    @Test
    void the_same_sources_under_another_name_are_something_else() throws IOException {
        SourceArchive acme = new TestSdist("").in(folder);
        assertThat(build(acme, WINDOWS)).hasSize(1);
        LockedPackage other =
                Locks.parse("""
                        lock-version = "1.0"
                        created-by = "tests"
                        [[packages]]
                        name = "other"
                        archive = { url = "https://example.com/acme-1.0.tar.gz", hashes = { sha256 = "%s" } }
                        """.formatted("00".repeat(32))).packages().get(0);

        assertThatThrownBy(() -> build(new SourceArchive(other, acme.file(), acme.sha256(), Optional.empty()), WINDOWS))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("other can't be taken: its build made the wheel of something else, acme-1.0");
    }

    @Test
    void a_build_that_hangs_is_ended_with_all_that_it_has_started() throws Exception {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        Path alive = folder.resolve("alive");
        SourceArchive sdist = new TestSdist("""
                import subprocess, time
                subprocess.Popen(["/bin/sh", "-c", "while :; do date > '%s'; sleep 0.1; done"])
                print("waiting for nothing", flush=True)
                time.sleep(600)""".formatted(alive)).in(folder);
        limit = Duration.ofSeconds(4);

        assertThatThrownBy(() -> build(sdist, WINDOWS))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith("acme 1.0 can't be built: its build did not end within 4 s.")
                .hasMessageContaining("waiting for nothing");
        assertThat(alive).exists();
        Files.delete(alive);
        Thread.sleep(500);
        assertThat(alive).doesNotExist();
    }

    @Test
    void what_a_backend_asks_for_is_found_once_and_stays() throws IOException {
        try (LoopbackIndex index = LoopbackIndex.withLogin()) {
            // Each start of an interpreter runs it, also where uv starts one.
            Path seen = folder.resolve("seen");
            String startup = "import os; open(%r, 'a').write(repr(os.environ))".replace("%r", "r'" + seen + "'");
            index.wheelWith(Map.of("leaf.pth", startup + "\n"), "leaf", "1.0").wheel("tree", "1.0", "leaf");
            variables.put(
                    "UV_DEFAULT_INDEX",
                    index.url().replace("://", "://" + LoopbackIndex.USER + ":s3cr3t-pass%2Fword@"));
            SourceArchive sdist = new TestSdist("import tree; FILES['acme/leaf'] = tree.VERSION.encode()")
                    .withCode(
                            "def get_requires_for_build_wheel(settings=None):\n    import leaf\n    return ['tree']\n")
                    .requires("leaf")
                    .in(folder);
            BuiltWheel first = wheel(build(sdist, WINDOWS), WINDOWS);
            assertThat(content(first, "acme/leaf")).isEqualTo("1.0");
            assertThat(seen).content().contains("SOURCE_DATE_EPOCH").doesNotContain("s3cr3t");
            assertThat(requires()).contains("leaf==1.0").contains("tree==1.0").contains("--hash=sha256:");

            index.wheel("tree", "2.0", "leaf");
            FolderTree.delete(folder.resolve("store/built-wheels"));
            indexes = offline();
            BuiltWheel again = wheel(build(sdist, WINDOWS), WINDOWS);

            assertThat(again).isEqualTo(first);

            FolderTree.delete(folder.resolve("store/built-wheels"));
            FolderTree.delete(folder.resolve("store/uv/cache"));
            assertThatThrownBy(() -> build(sdist, WINDOWS))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessageStartingWith(
                            "acme 1.0 can't be built: it needs leaf==1.0, tree==1.0, and uv can't get it as wheels.");
        }
    }

    @Test
    void what_is_no_requirement_never_reaches_uv() throws IOException {
        Path ran = folder.resolve("ran");
        String runs = "open(r'" + ran + "', 'w').close()\n";
        variables.put("UV_INDEX_CORP_PASSWORD", "s3cr3t");
        for (String entry : List.of(
                "-e .",
                "-e ./sources/acme-1.0/evil",
                "./sources/acme-1.0/evil",
                "--index-url http://127.0.0.1:1/simple",
                "-r requires.txt",
                "x @ http://127.0.0.1:1/${UV_INDEX_CORP_PASSWORD}/x.whl",
                "x; platform_version == '${UV_INDEX_CORP_PASSWORD}'",
                "x\\n-e ./sources/acme-1.0/evil",
                "x; platform_version == '\\n-e ./sources/acme-1.0/evil'")) {
            SourceArchive stated = new TestSdist("")
                    .with("evil/setup.py", runs)
                    .requires(entry)
                    .in(folder);
            assertThatThrownBy(() -> build(stated, WINDOWS))
                    .as(entry)
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("pyproject.toml of acme 1.0: acme 1.0 can't be built: it needs "
                            + entry.split("\\\\n", -1)[0])
                    .hasMessageContaining("Lock another version");

            SourceArchive answered = new TestSdist("")
                    .with("evil/setup.py", runs)
                    .withCode("def get_requires_for_build_wheel(settings=None):\n    return [\"" + entry + "\"]\n")
                    .in(folder);
            assertThatThrownBy(() -> build(answered, WINDOWS))
                    .as(entry)
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("get_requires_for_build_wheel of backend: acme 1.0 can't be built: it needs ")
                    .hasMessageContaining("Lock another version");
        }
        assertThat(ran).doesNotExist();
    }

    @Test
    void what_a_build_needs_comes_from_the_places_of_the_module() throws IOException {
        try (LoopbackIndex ours = LoopbackIndex.open();
                LoopbackIndex others = LoopbackIndex.open()) {
            ours.wheel("leaf", "1.0");
            others.wheel("leaf", "2.0");
            variables.put("UV_DEFAULT_INDEX", others.url());
            SourceArchive sdist = new TestSdist("import leaf; FILES['acme/leaf'] = leaf.VERSION.encode()")
                    .requires("leaf")
                    .in(folder);
            String plain = settings;

            settings = plain + "[tool.uv]\nindex-url = \"" + ours.url() + "\"\n";
            assertThat(content(wheel(build(sdist, WINDOWS), WINDOWS), "acme/leaf"))
                    .isEqualTo("1.0");

            settings = plain + "[tool.uv]\nno-index = true\nfind-links = [\"" + ours.url() + "/leaf\"]\n";
            assertThat(content(wheel(build(sdist, WINDOWS), WINDOWS), "acme/leaf"))
                    .isEqualTo("1.0");

            settings = plain + "[tool.uv]\nno-index = true\n";
            assertThatThrownBy(() -> build(sdist, WINDOWS))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessageStartingWith("acme 1.0 can't be built: it needs leaf, and uv can't get it as wheels.");

            settings = plain;
            assertThat(content(wheel(build(sdist, WINDOWS), WINDOWS), "acme/leaf"))
                    .isEqualTo("2.0");
        }
    }

    @Test
    void what_was_found_stays_until_the_places_change_and_not_who_asks_there() throws IOException {
        try (LoopbackIndex index = LoopbackIndex.open()) {
            index.wheel("leaf", "1.0");
            SourceArchive sdist = new TestSdist("").requires("leaf").in(folder);
            String plain = settings;
            String url = index.url();
            settings = plain + "[tool.uv]\nindex-url = \"" + url + "\"\n";
            build(sdist, WINDOWS);
            settings = plain + "[tool.uv]\nindex-url = \"" + url.replace("://", "://joe:pw@") + "\"\n";
            build(sdist, WINDOWS);
            assertThat(said).hasSize(1);

            settings += "exclude-newer-package = { other = \"2020-01-01T00:00:00Z\" }\n";
            build(sdist, WINDOWS);
            assertThat(said).hasSize(2);

            settings = plain;
            variables.put("UV_DEFAULT_INDEX", url.replace("://", "://joe:pw@"));
            build(sdist, WINDOWS);
            assertThat(said).hasSize(3);
            variables.put("UV_DEFAULT_INDEX", url);
            build(sdist, WINDOWS);
            assertThat(said).hasSize(3);
        }
    }

    @Test
    void no_file_that_code_of_a_package_finds_has_a_login_or_is_read_by_uv_again() throws IOException {
        try (LoopbackIndex index = LoopbackIndex.withLogin();
                LoopbackIndex evil = LoopbackIndex.open()) {
            index.wheel("leaf", "1.0").wheel("tree", "1.0");
            evil.wheel("tree", "9.0");
            settings += "[[tool.uv.index]]\nname = \"ours\"\ndefault = true\nurl = \""
                    + index.url().replace("://", "://" + LoopbackIndex.USER + ":s3cr3t-pass%2Fword@") + "\"\n";
            SourceArchive sdist = new TestSdist("""
                    import tree
                    FILES["acme/tree"] = tree.VERSION.encode()
                    FILES["acme/found"] = repr(secrets()).encode()""")
                    .withCode("""
                    import pathlib
                    STORE = next(each for each in pathlib.Path.cwd().parents if each.name == "store")
                    SECRET = bytes(reversed(b"t3rc3s"))


                    def secrets():
                        return [str(each) for each in STORE.rglob("*") if each.is_file() and SECRET in each.read_bytes()]


                    def get_requires_for_build_wheel(settings=None):
                        assert not secrets(), secrets()
                        for folder in pathlib.Path.cwd().parents:
                            (folder / "uv.toml").write_text('index-url = "EVIL"')
                            if folder.parent == STORE:
                                break
                        return ["tree"]
                    """.replace("EVIL", evil.url()))
                    .requires("leaf")
                    .in(folder);

            BuiltWheel wheel = wheel(build(sdist, WINDOWS), WINDOWS);

            assertThat(content(wheel, "acme/found")).isEqualTo("[]");
            assertThat(content(wheel, "acme/tree")).isEqualTo("1.0");
        }
    }

    @Test
    void what_a_build_needs_is_taken_as_wheels_alone() throws IOException {
        try (LoopbackIndex index = LoopbackIndex.open()) {
            index.sdist("source", "1.0", "raise SystemExit('was run')");
            indexes = LoopbackBuild.named(index);
            SourceArchive sdist = new TestSdist("").requires("source").in(folder);

            assertThatThrownBy(() -> build(sdist, WINDOWS))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessageStartingWith("acme 1.0 can't be built: it needs source, and uv can't get it as wheels.")
                    .hasMessageNotContaining("was run");
        }
    }

    @Test
    void offline_with_nothing_kept_the_command_is_told_that_brings_it() throws IOException {
        indexes = offline();
        SourceArchive sdist = new TestSdist("").requires("leaf").in(folder);

        assertThatThrownBy(() -> build(sdist, WINDOWS))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("run once without -o:\n        mvn pypack:sync");
    }

    @Test
    void a_project_may_lie_in_a_folder_of_an_archive() throws IOException {
        SourceArchive archive =
                new TestSdist("").in(folder, "main.tgz", "repository-main/python/acme/", Optional.of("python/acme"));

        assertThat(build(archive, WINDOWS)).hasSize(1);

        SourceArchive elsewhere = new TestSdist("").in(folder, "main.tgz", "repository-main/", Optional.of("python"));
        assertThatThrownBy(() -> build(elsewhere, WINDOWS))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(
                        "there is neither a pyproject.toml nor a setup.py in repository-main/python of it");
    }

    private static BuiltWheel wheel(Map<Target, BuiltWheel> wheels, Target target) {
        return Objects.requireNonNull(wheels.get(target));
    }

    private static Target here(String python) {
        return Target.of(Platform.of(Judges.host().classifier()).name(), python);
    }

    private static IndexAccess offline() {
        return new IndexAccess() {
            @Override
            public boolean isOffline() {
                return true;
            }
        };
    }

    private static Path realUv() {
        return Path.of(JUDGES.uvCommand().words().get(0));
    }

    private Map<Target, BuiltWheel> build(SourceArchive archive, Target... targets) throws IOException {
        return builder(realUv()).wheels(archive, List.of(targets), errors);
    }

    private SdistBuilder builder(Path uv) throws IOException {
        Host here = Judges.host();
        Host host = new Host(here.system(), here.architecture(), here.cores(), here.cacheFolder(), variables);
        BuildListener listener = new BuildListener() {
            @Override
            public void started(String step) {
                said.add(step);
            }
        };
        BuildContext context = new BuildContext(
                host,
                coordinates -> {
                    throw new AssertionError("nothing is fetched: " + coordinates);
                },
                indexes,
                listener);
        UvSetup setup = new UvSetup(Optional.of(uv), JUDGES::python, context, Store.in(folder.resolve("store")));
        Path module = Files.createDirectories(folder.resolve("module"));
        Files.writeString(module.resolve("pyproject.toml"), """
                [project]
                name = "module"
                version = "1"
                [tool.pypack]
                """ + settings);
        LockInputs inputs = Locks.inputs(module, List.of(WINDOWS));
        return new SdistBuilder(setup, minor -> on(pythons.apply(minor), host), () -> inputs, limit);
    }

    private static Map<String, PythonRuntime> pythons() {
        try {
            return Judges.embeddedPythons();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PythonRuntime on(PythonRuntime python, Host host) {
        return new PythonRuntime(python.executable(), python.version(), python.origin(), host);
    }

    private String requires() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store/build-requires"))) {
            return Files.readString(
                    files.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
    }

    private static String content(BuiltWheel wheel, String path) throws IOException {
        try (ZipArchive archive = ZipArchive.open(wheel.file())) {
            return new String(archive.content(archive.entry(path).orElseThrow()), StandardCharsets.UTF_8);
        }
    }
}
