package dev.pypack.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Host;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.python.EmbeddedPythons;
import dev.pypack.python.PythonProvisioner;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.FolderContent;
import dev.pypack.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * pip, uv, installer, check-wheel-contents, twine, wheel, packaging, pytest, ruff and mypy, of the versions in
 * {@code judges.txt}, on the embedded Python. They live in the user's cache folder and are made when a test first asks
 * for them; the index is the one that pip uses by default, or that the machine's pip settings name.
 */
public final class Judges {
    private static final Host HOST =
            Host.describedBy(System::getProperty, Runtime.getRuntime().availableProcessors(), System.getenv());
    private static final Store STORE = Store.in(HOST.cacheFolder().resolve("pypack-judges"));
    private static final String LIST = "judges.txt";

    private final PythonRuntime base;
    private final VirtualEnvironment tools;

    private Judges(PythonRuntime base, VirtualEnvironment tools) {
        this.base = base;
        this.tools = tools;
    }

    /** The judges of this machine; made now if they are not there. */
    public static Judges summoned() {
        return summoned(artifacts());
    }

    /** The same, with the folder where the build puts Maven artifacts. */
    public static Judges summoned(Path artifacts) {
        BuildContext context = new BuildContext(HOST, new FolderProvisioner(artifacts), BuildListener.SILENT);
        PythonRuntime base = new PythonProvisioner(context, STORE).embedded("3.14");
        String name = "tools/" + Integer.toHexString(list().hashCode()) + "-" + base.version();
        return new Judges(base, new VirtualEnvironment(STORE.folder(name, new Tools(base)), environment(), HOST));
    }

    /** The embedded Pythons that the build has fetched for the tests, by minor version: on Linux x86_64, all there are. */
    public static Map<String, PythonRuntime> embeddedPythons() throws IOException {
        BuildContext context = new BuildContext(HOST, new FolderProvisioner(artifacts()), BuildListener.SILENT);
        PythonProvisioner provisioner = new PythonProvisioner(context, STORE);
        Map<String, PythonRuntime> runtimes = new LinkedHashMap<>();
        for (String minor : EmbeddedPythons.known().minorVersions()) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(artifacts(), "cpython-" + minor + ".*.jar")) {
                if (jars.iterator().hasNext()) {
                    runtimes.put(minor, provisioner.embedded(minor));
                }
            }
        }
        return runtimes;
    }

    /** Where the build puts Maven artifacts for the tests. */
    public static Path artifacts() {
        return Path.of(Optional.ofNullable(System.getProperty("pypack.test.artifacts"))
                .orElseThrow(() -> new IllegalStateException("pypack.test.artifacts is not set; run through Maven")));
    }

    /** The machine that runs the tests. */
    public static Host host() {
        return HOST;
    }

    /** The embedded Python that the judges run on. */
    public PythonRuntime python() {
        return base;
    }

    /** What a test needs from elsewhere, made once for this machine. */
    Path keep(String name, FolderContent content) throws IOException {
        return STORE.folder(name, content);
    }

    /** One of the tools, as {@code python -m module}. */
    public Outcome run(String module, String... arguments) {
        return tools.module(module, arguments).run();
    }

    /** The same in a folder, whose settings the tool finds. */
    public Outcome runIn(Path directory, String module, String... arguments) {
        return tools.module(module, arguments).in(directory).run();
    }

    /** A script in the environment of the tools. */
    public Outcome python(Path script, String... arguments) {
        List<String> words = new ArrayList<>(List.of(script.toString()));
        words.addAll(List.of(arguments));
        return tools.python(words.toArray(String[]::new)).run();
    }

    /** uv, which is a program and no module. */
    public Outcome uv(String... arguments) {
        return uvCommand(arguments).run();
    }

    /** uv, to be run. */
    public Command uvCommand(String... arguments) {
        return tools.program("uv", arguments);
    }

    /** A new virtual environment with pip, on the embedded Python. */
    public VirtualEnvironment environment(Path folder) {
        return environment(base.executable(), folder);
    }

    /** A new virtual environment without pip, on any Python from 3.3. */
    public VirtualEnvironment environment(Path interpreter, Path folder) {
        succeed(Command.of(interpreter, "-m", "venv", "--without-pip", folder.toString())
                .withEnvironment(environment()));
        return new VirtualEnvironment(folder, environment(), HOST);
    }

    /** Has pip of the judges install into another environment. */
    public void pipInstall(VirtualEnvironment into, String... arguments) {
        List<String> words = new ArrayList<>(
                List.of("--python", into.python().toString(), "--disable-pip-version-check", "install"));
        words.addAll(List.of(arguments));
        succeed(tools.module("pip", words.toArray(String[]::new)));
    }

    /** Has uv install a wheel alone into another environment, which may be of a Python too old for pip. */
    public void uvInstall(VirtualEnvironment into, Path wheel) {
        succeed(tools.program(
                "uv",
                "pip",
                "install",
                "--python",
                into.python().toString(),
                "--no-deps",
                "--no-index",
                "--no-cache",
                wheel.toString()));
    }

    /** What every wheel must pass: all judges that look at the file alone. */
    public void approve(Path wheel, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        succeed(tools.module("check_wheel_contents", "--no-config", wheel.toString()));
        succeed(tools.module("twine", "check", "--strict", wheel.toString()));
        succeed(tools.module(
                "wheel", "unpack", "--dest", scratch.resolve("unpacked").toString(), wheel.toString()));
        install(wheel, scratch);
    }

    /** Has every installer install a wheel, alone. */
    public void install(Path wheel, Path scratch) throws IOException {
        Path installed = scratch.resolve("installed");
        succeed(tools.module(
                "installer",
                "--validate-record",
                "all",
                "--no-compile-bytecode",
                "--destdir",
                installed.toString(),
                wheel.toString()));
        VirtualEnvironment byPip = environment(scratch.resolve("pip"));
        pipInstall(byPip, "--no-deps", "--no-index", wheel.toString());
        VirtualEnvironment byUv = environment(scratch.resolve("uv"));
        uvInstall(byUv, wheel);
        assertThat(byUv.installedFiles()).isEqualTo(byPip.installedFiles());
    }

    private static Outcome succeed(Command command) {
        Outcome outcome = command.run();
        assertThat(outcome.exitCode())
                .as("%s\n%s%s", command, outcome.output(), outcome.errors())
                .isZero();
        return outcome;
    }

    /** The settings of pip, uv, proxies and certificates are the machine's; those of a Python are not. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(HOST.environment());
        environment.keySet().removeIf(name -> name.startsWith("PYTHON") || name.equals("VIRTUAL_ENV"));
        environment.put("PYTHONPYCACHEPREFIX", STORE.root().resolve("pycache").toString());
        environment.put("PYTHONUTF8", "1");
        return environment;
    }

    private static String list() {
        try (InputStream stream = Judges.class.getResourceAsStream(LIST)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Tools(PythonRuntime base) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            succeed(Command.of(base.executable(), "-m", "venv", folder.toString())
                    .withEnvironment(environment()));
            VirtualEnvironment made = new VirtualEnvironment(folder, environment(), HOST);
            Path requirements = Files.writeString(folder.resolve(LIST + ".new"), list());
            succeed(made.module("pip", "install", "--disable-pip-version-check", "-r", requirements.toString()));
            Files.move(requirements, folder.resolve(LIST));
        }

        @Override
        public boolean isIntact(Path folder) throws IOException {
            Path found = folder.resolve(LIST);
            return Files.exists(found)
                    && Files.readString(found).equals(list())
                    && Files.isExecutable(new VirtualEnvironment(folder, Map.of(), HOST).python());
        }
    }
}
