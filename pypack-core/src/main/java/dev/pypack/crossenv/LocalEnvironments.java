package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.OperatingSystem;
import dev.pypack.crossenv.EnvironmentMemory.Head;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.process.Outcome;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes virtual environments of this machine, and brings them to what their locks say. */
public final class LocalEnvironments {
    private static final String SETTINGS = "pyvenv.cfg";
    private static final Pattern INTERPRETER = Pattern.compile("pythonw?(3(\\.\\d+t?)?)?(\\.exe)?");

    private final Store store;
    private final int threads;
    private final String generator;
    private final EnvironmentPlanning planning;

    /**
     * What environments are made with.
     *
     * @param store by which builds side by side know of each other
     * @param threads how many work at a time, at least 1
     * @param generator the identity of this program
     * @param planning says what is to be installed
     */
    public LocalEnvironments(Store store, int threads, String generator, EnvironmentPlanning planning) {
        this.store = store;
        this.threads = threads;
        this.generator = generator;
        this.planning = planning;
    }

    /**
     * Makes the environment, or brings one that is there to what is wanted. What somebody else has installed there stays, but
     * for other versions of what is locked.
     *
     * @param wanted the environment; the memory of its place is in its own folder
     * @param python its Python
     * @return the environment
     * @throws UserMistake if there is a folder that pypack hasn't made, or a package can't be installed
     * @throws EnvironmentFailure if a file can't be had, or the Python makes no environment
     * @throws IOException if a file can't be read or written
     */
    public LocalEnvironment sync(WantedEnvironment wanted, PythonRuntime python) throws IOException {
        String fingerprint = fingerprint(wanted, python);
        VirtualFolder folder = new VirtualFolder(wanted.place(), threads);
        AtomicReference<LocalEnvironment> synced = new AtomicReference<>();
        store.exclusively(wanted.place().lockName(), () -> {
            Optional<Head> asMade = hasPython(wanted, python) ? folder.ifAsMade(fingerprint) : Optional.empty();
            Head head = asMade.isPresent() ? asMade.get() : made(wanted, python, folder, fingerprint);
            synced.set(environment(wanted, python, head, asMade.isPresent()));
        });
        return Objects.requireNonNull(synced.get());
    }

    private Head made(WantedEnvironment wanted, PythonRuntime python, VirtualFolder folder, String fingerprint)
            throws IOException {
        refuseForeign(wanted.place());
        EnvironmentPlan plan =
                planning.plans(List.of(wanted), EnvironmentForm.VIRTUAL).get(0);
        if (!hasPython(wanted, python)) {
            makePython(wanted.place(), python);
        }
        return folder.bringTo(plan, fingerprint);
    }

    private String fingerprint(WantedEnvironment wanted, PythonRuntime python) {
        Fingerprint inputs = Fingerprint.of(generator)
                .with(wanted.place().target().id())
                .with(wanted.place().digest())
                .with(python.executable().toString())
                .with(python.version());
        wanted.own().ifPresent(own -> {
            if (own instanceof OwnSources sources) {
                sources.addTo(inputs);
            } else if (own instanceof OwnWheel built) {
                inputs.with(built.wheel().sha256().digest());
            }
        });
        return inputs.end();
    }

    private static LocalEnvironment environment(
            WantedEnvironment wanted, PythonRuntime python, Head head, boolean isUpToDate) {
        PrefixLayout layout = PrefixLayout.of(wanted.place().target(), EnvironmentForm.VIRTUAL);
        Path folder = wanted.place().folder();
        return new LocalEnvironment(
                folder,
                python.version(),
                executable(folder, python),
                folder.resolve(layout.library()),
                head.packages(),
                head.bytes(),
                isUpToDate);
    }

    private static Path executable(Path folder, PythonRuntime python) {
        return python.host().system() == OperatingSystem.WINDOWS
                ? folder.resolve("Scripts").resolve("python.exe")
                : folder.resolve("bin").resolve("python");
    }

    /** Whether there is an environment of this very Python. */
    private static boolean hasPython(WantedEnvironment wanted, PythonRuntime python) throws IOException {
        Path settings = wanted.place().folder().resolve(SETTINGS);
        if (!Files.isRegularFile(settings)
                || !Files.exists(executable(wanted.place().folder(), python))) {
            return false;
        }
        List<String> lines =
                Files.readString(settings).lines().map(String::strip).toList();
        return lines.contains(madeBy(python)) && lines.contains("version = " + python.version());
    }

    /**
     * A line that Python does not read, and that is written last. The one that it writes of itself names what a launcher or
     * another environment leads to.
     */
    private static String madeBy(PythonRuntime python) {
        return "pypack-python = " + python.executable();
    }

    /** venv writes its settings first, so that our line in them tells that it came to its end. */
    private static void makePython(EnvironmentPlace place, PythonRuntime python) throws IOException {
        Files.createDirectories(place.folder());
        if (!Files.exists(place.memory())) {
            Files.createFile(place.memory());
        }
        Files.writeString(place.folder().resolve(".gitignore"), "*\n");
        removePython(place.folder());
        Outcome outcome = python.command(
                        "-m", "venv", "--without-pip", place.folder().toString())
                .run();
        if (!outcome.succeeded()) {
            throw python.doesNotRun(outcome.exitCode(), outcome.output() + outcome.errors());
        }
        Path settings = place.folder().resolve(SETTINGS);
        AtomicMove.write(settings, (Files.readString(settings) + madeBy(python) + "\n").getBytes(UTF_8));
    }

    /** Of another version, which venv would leave where it is. */
    private static void removePython(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(SETTINGS));
        for (String commands : List.of("bin", "Scripts")) {
            if (Files.isDirectory(folder.resolve(commands))) {
                try (DirectoryStream<Path> pythons = Files.newDirectoryStream(
                        folder.resolve(commands),
                        each -> INTERPRETER
                                .matcher(String.valueOf(each.getFileName()))
                                .matches())) {
                    for (Path each : pythons) {
                        Files.delete(each);
                    }
                }
            }
        }
    }

    private static void refuseForeign(EnvironmentPlace place) throws IOException {
        Path folder = place.folder();
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || Files.exists(place.memory())) {
            return;
        }
        boolean isEmpty = false;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                isEmpty = entries.findAny().isEmpty();
            }
        }
        if (!isEmpty) {
            throw new UserMistake(Finding.error(
                    "foreign-environment",
                    Place.of(folder.toString()),
                    "it is there, and pypack has not made it",
                    "Nothing in it was changed. Rename it or delete it, and run the goal again."));
        }
    }
}
