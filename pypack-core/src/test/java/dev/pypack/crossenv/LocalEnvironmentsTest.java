package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.FolderTree;
import dev.pypack.build.OperatingSystem;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Judges;
import dev.pypack.lock.LockedWheel;
import dev.pypack.lock.Locks;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.project.PackageModel;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Virtual environments on the embedded Python, which pip and uv look at. */
class LocalEnvironmentsTest {
    private static final TestWheel ONE = new TestWheel("one", "1.0").with("one/__init__.py", "VERSION = 1\n");

    @TempDir
    Path folder;

    private final Judges judges = Judges.summoned();
    private final List<String> locked = new ArrayList<>();
    private Path module = Path.of("");

    @BeforeEach
    void makeModule() throws IOException {
        module = folder.resolve("module");
        Path sources = Files.createDirectories(module.resolve("src/main/python/acme"));
        Files.writeString(sources.resolve("__init__.py"), "\"\"\"Good.\"\"\"\nANSWER = 42\n");
        Files.writeString(sources.resolve("cli.py"), "def main():\n    print('hello')\n");
        Files.writeString(
                module.resolve("pyproject.toml"),
                "[project]\nname = \"acme\"\nversion = \"1.0\"\ndependencies = [\"one\"]\n[project.scripts]\nacme = \"acme.cli:main\"\n");
    }

    @Test
    void it_has_the_lock_and_the_module_from_its_sources() throws IOException {
        lock(ONE);

        LocalEnvironment made = sync();

        assertThat(run(made, "import acme, one; print(acme.ANSWER, one.VERSION)"))
                .isEqualTo("42 1\n");
        Files.writeString(module.resolve("src/main/python/acme/__init__.py"), "ANSWER = 43\n");
        assertThat(run(made, "import acme; print(acme.ANSWER)")).isEqualTo("43\n");
        assertThat(run(made, "import importlib.metadata as m; print(m.version('acme'))"))
                .isEqualTo("1.0\n");
        assertThat(Command.of(made.python().resolveSibling("acme")).run().output())
                .isEqualTo("hello\n");
        assertThat(sync().isUpToDate()).isTrue();
    }

    @Test
    void pip_and_uv_agree_with_it() throws IOException {
        lock(ONE);
        LocalEnvironment made = sync();

        Outcome check = judges.run("pip", "--python", made.python().toString(), "check");
        Outcome list = judges.run("pip", "--python", made.python().toString(), "list", "--format=freeze");
        Outcome uv = judges.uv("pip", "check", "--python", made.python().toString());

        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(list.output()).contains("one==1.0").contains("acme==1.0");
        assertThat(uv.exitCode()).as(uv.errors()).isZero();
    }

    @Test
    void another_version_takes_the_place_of_the_one_before_with_its_bytecode() throws IOException {
        lock(ONE);
        LocalEnvironment made = sync();
        run(made, "import one");
        Path cache = made.library().resolve("one/__pycache__");
        assertThat(cache).isDirectory();

        locked.clear();
        lock(new TestWheel("one", "1.1").with("one/__init__.py", "VERSION = 2\n"));
        sync();

        assertThat(cache).doesNotExist();
        assertThat(run(made, "import one; print(one.VERSION)")).isEqualTo("2\n");
        assertThat(made.library().resolve("one-1.0.dist-info")).doesNotExist();
    }

    @Test
    void what_the_user_has_installed_stays_but_for_other_versions_of_what_is_locked() throws IOException {
        lock(ONE);
        LocalEnvironment made = sync();
        Path others = folder.resolve("others");
        Path mine = new TestWheel("mine", "3.0").with("mine.py", "X = 3\n").in(others);
        Path newer = new TestWheel("one", "9.0")
                .with("one/__init__.py", "VERSION = 9\n")
                .with("one/extra.py", "")
                .in(others);
        Outcome installed = judges.run(
                "pip",
                "--python",
                made.python().toString(),
                "install",
                "--no-index",
                "--no-deps",
                mine.toString(),
                newer.toString());
        assertThat(installed.exitCode()).as(installed.errors()).isZero();
        assertThat(run(made, "import one; print(one.VERSION)")).isEqualTo("9\n");

        assertThat(sync().isUpToDate()).isFalse();

        assertThat(run(made, "import one, mine; print(one.VERSION, mine.X)")).isEqualTo("1 3\n");
        assertThat(made.library().resolve("one-9.0.dist-info")).doesNotExist();
        assertThat(made.library().resolve("one/extra.py")).doesNotExist();
    }

    @Test
    void an_environment_that_somebody_else_has_made_is_never_touched() throws IOException {
        lock(ONE);
        judges.environment(module.resolve(".venv"));
        long before = files();

        assertThatThrownBy(this::sync)
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(".venv: it is there, and pypack has not made it");

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void what_a_link_in_it_leads_to_is_never_changed() throws IOException {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        lock(ONE);
        LocalEnvironment made = sync();
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("__init__.py"), "MINE = 1\n");
        FolderTree.delete(made.library().resolve("one"));
        Files.createSymbolicLink(made.library().resolve("one"), mine);

        assertThatThrownBy(this::sync)
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("a link leads out of the environment there, and one 1.0 has files in it");
        locked.clear();
        sync();

        assertThat(mine.resolve("__init__.py")).hasContent("MINE = 1\n");
    }

    @Test
    void a_wheel_can_not_take_the_place_of_the_environments_own_files() throws IOException {
        lock(new TestWheel("one", "1.0").withData("data/pyvenv.cfg", "home = /elsewhere\n"));

        assertThatThrownBy(this::sync)
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pyvenv.cfg: one 1.0 has a file of this name");
    }

    @Test
    void what_a_killed_build_has_placed_goes_with_the_next_lock() throws IOException {
        lock(ONE);
        sync();
        Path venv = module.resolve(".venv");
        String before = Files.readString(venv.resolve("pypack.files"));
        lock(new TestWheel("two", "2.0").with("two.py", "X = 2\n"));
        LocalEnvironment made = sync();
        assertThat(made.library().resolve("two.py")).exists();
        // As a process leaves it that was killed while it placed files.
        String after = Files.readString(venv.resolve("pypack.files"));
        Files.writeString(
                venv.resolve("pypack.files"),
                "\n"
                        + after.substring(after.indexOf('\n') + 1)
                                .replaceAll("(?m)^(.*two.*\t[0-9a-f]{64}x?)\t.*$", "$1\t-1\t0\t0\t0"));
        assertThat(before).doesNotContain("two.py");
        locked.remove(1);

        sync();

        assertThat(made.library().resolve("two.py")).doesNotExist();
    }

    @Test
    void the_Python_of_another_environment_makes_one_too_and_only_once() throws IOException {
        lock(ONE);
        Path other = folder.resolve("other");
        Path executable = judges.environment(other).python();
        PythonRuntime python = new PythonRuntime(
                executable,
                judges.python().version(),
                "pypack.python",
                judges.python().host());
        sync();

        assertThat(sync(python).isUpToDate()).isFalse();
        assertThat(sync(python).isUpToDate()).isTrue();
        assertThat(sync().isUpToDate()).isFalse();
    }

    @Test
    void a_damaged_environment_is_mended() throws IOException {
        lock(ONE);
        LocalEnvironment made = sync();
        Files.delete(made.library().resolve("one/__init__.py"));
        Files.delete(made.python());

        assertThat(sync().isUpToDate()).isFalse();

        assertThat(run(made, "import one; print(one.VERSION)")).isEqualTo("1\n");
    }

    @Test
    void a_python_that_was_not_whole_is_made_again() throws IOException {
        lock(ONE);
        LocalEnvironment made = sync();
        // As a build leaves it that is killed while venv runs.
        Path settings = made.folder().resolve("pyvenv.cfg");
        Files.writeString(settings, Files.readString(settings).replaceFirst("(?m)^pypack-python = .*\\R", ""));
        Path command = Files.exists(made.folder().resolve("Scripts"))
                ? made.folder().resolve("Scripts/activate")
                : made.folder().resolve("bin/activate");
        Files.delete(command);

        assertThat(sync().isUpToDate()).isFalse();

        assertThat(command).exists();
        assertThat(sync().isUpToDate()).isTrue();
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(module.resolve(".venv"))) {
            return all.count();
        }
    }

    private void lock(TestWheel wheel) throws IOException {
        locked.add(wheel.locked(folder.resolve("wheels")));
    }

    private String run(LocalEnvironment environment, String program) {
        Outcome outcome = Command.of(environment.python(), "-c", program)
                .withEnvironment(judges.python().environment(Map.of()))
                .run();
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        return outcome.output().replace("\r", "");
    }

    private LocalEnvironment sync() throws IOException {
        return sync(judges.python());
    }

    private LocalEnvironment sync(PythonRuntime python) throws IOException {
        String packages = locked.isEmpty() ? "packages = []\n" : String.join("", locked);
        String text = "lock-version = \"1.0\"\ncreated-by = \"tests\"\n" + packages;
        Target target = Target.of(
                Platform.of(Judges.host().classifier()),
                PythonVersion.parse(judges.python().minorVersion()));
        PackageModel model = PackageReader.read(module, PomValues.of("acme", "1.0"));
        Path venv = module.resolve(".venv");
        WantedEnvironment wanted = new WantedEnvironment(
                new TargetLock(target, Locks.parse(text), Place.of("pylock.toml")),
                Wanted.DEFAULT,
                Set.of("one"),
                Optional.of(new OwnSources(model, module, List.of(module.resolve("src/main/python")))),
                new EnvironmentPlace(
                        target,
                        venv,
                        venv.resolve("pypack.files"),
                        Sha256.of(text.getBytes(UTF_8)).toHex()));
        Store store = Store.in(folder.resolve("store"));
        EnvironmentPlanning planning = new EnvironmentPlanning(store, 2, this::files, judges::python);
        return new LocalEnvironments(store, 2, "tests", planning).sync(wanted, python);
    }

    private List<List<WheelFile>> files(List<TargetSelection> selections) throws IOException {
        List<WheelFile> files = new ArrayList<>();
        for (SelectedPackage each : selections.get(0).packages()) {
            LockedWheel wheel = (LockedWheel) each.installable();
            Path file = Path.of(wheel.file().location().path().orElseThrow());
            files.add(new WheelFile(file, wheel.name(), Sha256.ofFile(file)));
        }
        return List.of(files);
    }
}
