package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ZipArchive;
import dev.pypack.build.ArtifactProvisioner;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.finding.Finding;
import dev.pypack.finding.FindingsReport;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.judge.VirtualEnvironment;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wheels of bytecode: what they hold, where they run, and what a second build does. */
class BytecodeWheelTest {
    private static final ArtifactProvisioner ARTIFACTS = new FolderProvisioner(Judges.artifacts());
    private static final ArtifactProvisioner NONE = new FolderProvisioner(Path.of("none"));
    private static final String RELEASE = "level = \"bytecode\"\ntype = \"release\"\n";
    private static final String MODULE = """
            '''About units.'''
            import dataclasses


            @dataclasses.dataclass
            class Unit:
                name: str
                factor: "float" = 1.0


            def scaled(value, unit):
                '''The value in a unit.'''
                assert value is not None
                return value * unit.factor
            """;
    private static final String USE = """
            import sys
            sys.path.insert(0, sys.argv[1])
            import acme
            from acme import sub
            print(acme.scaled(2, acme.Unit("km", 1000.0)), acme.__file__.rpartition("/")[2], sub.NAME)
            """;

    @TempDir
    private Path folder;

    private Path module = Path.of("none");
    private int cores = 2;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void write_a_module() {
        module = folder.resolve("module");
        write("__init__.py", MODULE);
        write("sub/__init__.py", "NAME = 'größe'\n");
        write("py.typed", "");
        write("sub/data.txt", "data\n");
        write("../../../../README.md", "Units.\n");
    }

    @Test
    void a_release_has_bytecode_in_place_of_sources_and_is_for_one_Python() throws Exception {
        tool(RELEASE);

        Path wheel = wheel();

        assertThat(wheel.getFileName()).hasToString("acme-1.0-cp39-none-any.whl");
        assertThat(names(wheel))
                .containsExactly(
                        "acme/__init__.pyc",
                        "acme/py.typed",
                        "acme/sub/__init__.pyc",
                        "acme/sub/data.txt",
                        "acme-1.0.dist-info/METADATA",
                        "acme-1.0.dist-info/WHEEL",
                        "acme-1.0.dist-info/RECORD");
        assertThat(text(wheel, "acme-1.0.dist-info/METADATA")).contains("Requires-Python: >=3.9\n");
        assertThat(text(wheel, "acme-1.0.dist-info/WHEEL")).contains("Tag: cp39-none-any\n");
        assertThat(findings(wheel)).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void debug_has_the_sources_too() throws Exception {
        tool("level = \"bytecode\"\n");

        Path wheel = wheel();

        assertThat(names(wheel))
                .startsWith(
                        "acme/__init__.py",
                        "acme/__init__.pyc",
                        "acme/py.typed",
                        "acme/sub/__init__.py",
                        "acme/sub/__init__.pyc");
        assertThat(findings(wheel)).isEmpty();
    }

    @Test
    void each_Python_imports_its_wheel_and_no_other() throws Exception {
        Map<String, PythonRuntime> pythons = Judges.embeddedPythons();
        List<String> versions = List.copyOf(pythons.keySet());
        List<ModuleWheel> wheels = pypack(ARTIFACTS)
                .set(Settings.NONE
                        .with("pypack.level", List.of("bytecode"), true)
                        .with("pypack.type", List.of("release"), true)
                        .with("pypack.pythonVersion", versions, true))
                .wheels(module, pom(), TargetProperty.ABSENT, target());

        assertThat(wheels).hasSameSizeAs(versions);
        for (int i = 0; i < versions.size(); i++) {
            Path unpacked = folder.resolve("unpacked-" + versions.get(i));
            try (ZipArchive archive = ZipArchive.open(wheels.get(i).wheel().file())) {
                archive.extract(unpacked, 1);
            }
            assertThat(wheels.get(i).classifier())
                    .hasValue("cp" + versions.get(i).replace(".", "") + "-none-any");
            for (Map.Entry<String, PythonRuntime> python : pythons.entrySet()) {
                Outcome outcome = python.getValue()
                        .command("-c", USE, unpacked.toString())
                        .run();
                if (python.getKey().equals(versions.get(i))) {
                    assertThat(outcome.output()).as(outcome.errors()).isEqualTo("2000.0 __init__.pyc größe\n");
                } else {
                    assertThat(outcome.errors()).contains("ImportError: bad magic number");
                }
            }
        }
    }

    @Test
    void pip_of_another_Python_refuses_it_and_that_of_its_own_installs_it() throws Exception {
        Judges judges = Judges.summoned();
        VirtualEnvironment newest = judges.environment(folder.resolve("environment"));
        tool(RELEASE + "python-version = [\"3.11\", \"3.14\"]\n");
        List<ModuleWheel> wheels = pypack(ARTIFACTS).wheels(module, pom(), TargetProperty.ABSENT, target());

        Outcome refused = judges.run(
                "pip",
                "--python",
                newest.python().toString(),
                "install",
                "--no-index",
                wheels.get(0).wheel().file().toString());
        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.errors()).contains("acme-1.0-cp311-none-any.whl is not a supported wheel on this platform");

        judges.pipInstall(newest, "--no-index", wheels.get(1).wheel().file().toString());
        Outcome used = newest.python("-c", "import acme; print(acme.__file__)").run();
        assertThat(used.output()).endsWith("__init__.pyc\n");
    }

    @Test
    void bytes_depend_on_sources_and_options_alone() throws Exception {
        for (int i = 0; i < 40; i++) {
            write("generated/m" + i + ".py", "def f" + i + "(a, *b):\n    return {a: b, 'x': (1, 2.5, None)}\n");
        }
        tool(RELEASE + "python-version = [\"3.10\"]\n");
        byte[] one = Files.readAllBytes(wheel());
        clean();
        FolderTree.delete(folder.resolve("store"));
        cores = 1;
        byte[] other = Files.readAllBytes(wheel());
        clean();
        byte[] fromStore = Files.readAllBytes(wheel());

        assertThat(other).isEqualTo(one);
        assertThat(fromStore).isEqualTo(one);
    }

    @Test
    void what_was_compiled_needs_no_Python_again_be_it_in_another_module() throws Exception {
        tool(RELEASE);
        byte[] one = Files.readAllBytes(wheel());
        FolderTree.delete(folder.resolve("store/python"));
        FolderTree.delete(folder.resolve("store/archives"));
        Path other = folder.resolve("other");
        Files.move(module, other);
        module = other;
        clean();

        Path wheel = pypack(NONE).wheel(module, pom(), target()).file();
        assertThat(wheel).hasBinaryContent(one);

        write("new.py", "x = 1\n");
        assertThatThrownBy(() -> pypack(NONE).wheel(module, pom(), target())).isInstanceOf(EnvironmentFailure.class);
    }

    @Test
    void options_are_not_mixed_up() throws Exception {
        tool(RELEASE + "optimize = 2\n");
        String two = text(wheel(), "acme/__init__.pyc");
        tool(RELEASE + "optimize = 1\n");
        String one = text(wheel(), "acme/__init__.pyc");
        tool(RELEASE);
        String none = text(wheel(), "acme/__init__.pyc");

        assertThat(none).contains("About units.", "The value in a unit.");
        assertThat(one).contains("About units.").isNotEqualTo(none);
        assertThat(one.length()).isLessThan(none.length());
        assertThat(two).doesNotContain("About units.", "The value in a unit.");
    }

    @Test
    void all_sources_that_can_not_be_compiled_are_told_and_there_is_no_wheel() {
        tool(RELEASE);
        write("a.py", "def f(:\n");
        write("sub/b.py", "return 1\n");

        UserMistake mistake = catchThrowableOfType(UserMistake.class, this::wheel);

        assertThat(mistake.getMessage())
                .contains("src/main/python/acme/a.py:1:7: Python 3.9 refuses it: invalid syntax\n    def f(:")
                .contains("src/main/python/acme/sub/b.py:1:1: Python 3.9 refuses it: 'return' outside function");
        assertThat(target().resolve("acme-1.0-cp39-none-any.whl")).doesNotExist();
        assertThat(target()).isEmptyDirectory();
    }

    @Test
    void sources_that_are_named_are_kept_and_those_for_other_Pythons_too() throws Exception {
        write("old.py", "print 'hello'\n");
        write("kernels/fast.py", "def f():\n    pass\n");
        tool(RELEASE + "keep-source = [\"acme/kernels\"]\nother-pythons = [\"acme/old.py\"]\n");

        assertThat(names(wheel()))
                .contains("acme/old.py", "acme/kernels/fast.py")
                .doesNotContain("acme/old.pyc");

        tool(RELEASE + "keep-source = [\"acme/colonels\"]\n");
        assertThatThrownBy(this::wheel)
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(
                        "tool.pypack.keep-source has acme/colonels, and no file of the sources matches it");
    }

    @Test
    void known_readers_of_sources_are_warned_of() throws Exception {
        write("fast.py", "import os\nfrom numba import njit\n");
        write("scripts/a.py", "from torch import nn, jit\n");
        write("scripts/b.py", "import torch\n\n@torch.jit.script\ndef f(x):\n    return x\n");
        write("scripts/none.py", "import torch, numbat\n\n# not torch.jit.script\nf = torch.jit.load\n");
        tool(RELEASE);
        wheel();
        assertThat(said).hasSize(3);
        assertThat(said.get(0)).startsWith("src/main/python/acme/fast.py:2: it uses numba, which may read");
        assertThat(said.get(1)).startsWith("src/main/python/acme/scripts/a.py:1: it uses torch.jit, which may read");
        assertThat(said.get(2)).startsWith("src/main/python/acme/scripts/b.py:3: it uses torch.jit, which may read");

        said.clear();
        tool(RELEASE + "keep-source = [\"acme/fast.py\", \"acme/scripts\"]\n");
        wheel();
        assertThat(said).isEmpty();
    }

    @Test
    void settings_that_can_not_be_are_refused() {
        assertThat(mistake("level = \"bytcode\""))
                .contains("there is no level bytcode")
                .contains("Did you mean bytecode?");
        assertThat(mistake("level = \"native\"")).contains("which this version of pypack does not have");
        assertThat(mistake("optimize = 3")).contains("there is no optimize 3; there are 0, 1, 2");
        assertThat(mistake("python-version = [\"3.8\"]")).contains("pypack compiles for 3.9, 3.10");
        assertThat(mistake("python-version = [\"3.13t\"]")).contains("and not for 3.13t");
        assertThat(mistake("python-version = [\"3.11\", \"3.11.7\"]"))
                .contains("bytecode for 3.11.7 is the same as for 3.11");
        requires(">=3.11");
        assertThat(mistake("python-version = [\"3.10\"]")).contains("requires-python is >=3.11");
        Settings inPom = Settings.NONE.with("pypack.level", List.of("bytecode"), false);
        tool("level = \"instant\"\n");
        assertThatThrownBy(() -> pypack(NONE).set(inPom).wheels(module, pom(), TargetProperty.ABSENT, target()))
                .hasMessageContaining("pypack.level is bytecode, and tool.pypack.level in pyproject.toml is instant");
    }

    @Test
    void sources_for_some_platforms_give_a_wheel_for_each_platform_and_Python() throws Exception {
        write("../../../linux/python/acme/_system.py", "NAME = 'linux'\n");
        tool(RELEASE + "targets = [\"linux_amd64\", \"windows_amd64\"]\npython-version = [\"3.12\"]\n");

        List<ModuleWheel> wheels = pypack(ARTIFACTS).wheels(module, pom(), TargetProperty.ABSENT, target());

        assertThat(wheels)
                .extracting(wheel -> wheel.classifier().orElseThrow())
                .containsExactly("linux_amd64-cp312", "windows_amd64-cp312");
        assertThat(wheels)
                .extracting(wheel -> wheel.wheel().file().getFileName().toString())
                .containsExactly("acme-1.0-cp312-none-manylinux_2_28_x86_64.whl", "acme-1.0-cp312-none-win_amd64.whl");
        for (ModuleWheel wheel : wheels) {
            assertThat(findings(wheel.wheel().file())).isEmpty();
        }
    }

    private String mistake(String line) {
        tool(line + "\n");
        return catchThrowableOfType(UserMistake.class, this::wheel).getMessage();
    }

    private Path wheel() {
        return pypack(ARTIFACTS).wheel(module, pom(), target()).file();
    }

    private Path target() {
        return module.resolve("target");
    }

    private void clean() throws IOException {
        FolderTree.delete(target());
    }

    private Pypack pypack(ArtifactProvisioner artifacts) {
        BuildListener listener = new BuildListener() {
            @Override
            public void found(Finding finding) {
                said.add(finding.toText());
            }
        };
        Host host = Host.describedBy(System::getProperty, cores, Map.of());
        return Pypack.in(new BuildContext(host, artifacts, listener)).storedIn(folder.resolve("store"));
    }

    private static PomValues pom() {
        return PomValues.of("acme", "1.0");
    }

    private String requires = ">=3.9";

    private void requires(String specifiers) {
        requires = specifiers;
    }

    private void tool(String text) {
        write(
                "../../../../pyproject.toml",
                "[project]\nname = \"acme\"\nversion = \"1.0\"\nreadme = \"README.md\"\nrequires-python = \"" + requires
                        + "\"\n[tool.pypack]\n" + text);
    }

    private void write(String name, String text) {
        try {
            Path file = module.resolve("src/main/python/acme").resolve(name).normalize();
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Finding> findings(Path wheel) {
        FindingsReport report = pypack(NONE).validate(folder, folder, List.of(wheel));
        return report.files().stream().flatMap(file -> file.findings().stream()).toList();
    }

    private static List<String> names(Path wheel) throws IOException {
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            return archive.entries().stream().map(ArchiveEntry::name).toList();
        }
    }

    private static String text(Path wheel, String name) throws IOException {
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            Optional<ArchiveEntry> entry = archive.entry(name);
            return new String(archive.content(entry.orElseThrow()), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }
}
