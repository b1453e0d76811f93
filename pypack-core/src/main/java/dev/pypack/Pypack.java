package dev.pypack;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.build.Product;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.check.Validation;
import dev.pypack.check.Weights;
import dev.pypack.crossenv.CrossEnv;
import dev.pypack.crossenv.LocalEnvironment;
import dev.pypack.finding.FindingsReport;
import dev.pypack.finding.ReportFormat;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.module.MadeLock;
import dev.pypack.lock.tree.DependencyTree;
import dev.pypack.lock.tree.TreeQuestion;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.WheelName;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import dev.pypack.project.edit.AskedPackages;
import dev.pypack.project.edit.EditedPyproject;
import dev.pypack.project.edit.PyprojectEdit;
import dev.pypack.python.CompilingPythons.NamedPython;
import dev.pypack.python.EmbeddedPythons;
import dev.pypack.python.PythonRuntime;
import dev.pypack.run.TestOrder;
import dev.pypack.run.TestOutcome;
import dev.pypack.scaffold.NewPackage;
import dev.pypack.scaffold.Scaffold;
import dev.pypack.scaffold.Scaffolded;
import dev.pypack.store.Store;
import dev.pypack.store.StoreKeeper;
import dev.pypack.target.Platform;
import dev.pypack.target.TargetCatalogue;
import dev.pypack.wheel.Sdist;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way in: everything that pypack does, for a build tool or a program that has a build of its own.
 *
 * <pre>{@code
 * Wheel wheel = Pypack.in(context).timestamped("2026-01-01T00:00:00Z").wheel(module, pom, output);
 * }</pre>
 *
 * <p>Values of this class never change; each setting gives a new one.
 */
public final class Pypack {
    private final BuildContext context;
    private final Configuration configuration;

    private Pypack(Configuration configuration) {
        this.context = configuration.context();
        this.configuration = configuration;
    }

    /**
     * pypack in a build, with the user's store and the embedded Python.
     *
     * @param context where the build runs
     * @return the way in
     */
    public static Pypack in(BuildContext context) {
        return new Pypack(Configuration.in(context));
    }

    /**
     * The version of this library.
     *
     * @return as in its Maven coordinates
     */
    public static String version() {
        return Program.version();
    }

    /**
     * With another store.
     *
     * @param folder its folder; made when something is stored
     * @return a new way in
     */
    public Pypack storedIn(Path folder) {
        return new Pypack(configuration.storedIn(Store.in(folder)));
    }

    /**
     * With a Python of this machine instead of the embedded one.
     *
     * @param interpreter the path of a CPython, or the name of a program on the PATH
     * @param directory the folder from which a relative path starts
     * @return a new way in
     */
    public Pypack withPython(String interpreter, Path directory) {
        return new Pypack(configuration.withPython(new NamedPython(interpreter, directory)));
    }

    /**
     * With a uv of this machine instead of the one that pypack fetches.
     *
     * @param program its absolute path
     * @return a new way in
     */
    public Pypack withUv(Path program) {
        return new Pypack(configuration.withUv(program));
    }

    /**
     * With a time for everything in the archives that are made.
     *
     * @param time ISO 8601 or seconds since 1970, as {@code project.build.outputTimestamp} of Maven
     * @return a new way in
     */
    public Pypack timestamped(String time) {
        return new Pypack(configuration.timestamped(time));
    }

    /**
     * With what the build says by properties that pyproject.toml may say too.
     *
     * @param properties the properties
     * @return a new way in
     */
    public Pypack set(Settings properties) {
        return new Pypack(configuration.set(properties));
    }

    /**
     * With the syntax of sources checked before they are packed, unless a setting says otherwise.
     *
     * @return a new way in
     */
    public Pypack checkingSyntax() {
        return new Pypack(configuration.checkingSyntax());
    }

    /**
     * The machine that the build runs on.
     *
     * @return as the context has it
     */
    public Host host() {
        return context.host();
    }

    /**
     * Who looks after the store.
     *
     * @return the keeper of the store of this build
     */
    public StoreKeeper storeKeeper() {
        return new StoreKeeper(configuration.store(), host().cores(), context.listener());
    }

    /**
     * The Python that runs at build time; fetched and unpacked now if it is not there yet.
     *
     * @return an interpreter that was started
     * @throws EnvironmentFailure if there is none for this machine, or it can't be fetched or started
     */
    public PythonRuntime python() {
        return configuration.python();
    }

    /**
     * The platforms that there are, and the targets of some of them.
     *
     * @param platforms the platforms of the targets, by their names or aliases
     * @param pythonVersions the Python versions of the targets; where there are none, that of the newest embedded Python
     * @return every platform, and each platform that was named with each Python
     * @throws UserMistake if there is no such platform or Python
     */
    public TargetCatalogue targets(List<String> platforms, List<String> pythonVersions) {
        return TargetCatalogue.of(
                platforms,
                pythonVersions.isEmpty() ? List.of(EmbeddedPythons.known().defaultMinorVersion()) : pythonVersions);
    }

    /**
     * Writes a list of targets as JSON.
     *
     * @param catalogue the list
     * @param file where it shall lie; one of the same name is replaced
     * @throws EnvironmentFailure if it can't be written
     */
    public void report(TargetCatalogue catalogue, Path file) {
        write(catalogue.toJson().getBytes(StandardCharsets.UTF_8), file);
    }

    /**
     * Writes what was found in files.
     *
     * @param report what was found
     * @param format how it is written
     * @param file where it shall lie; one of the same name is replaced
     * @throws EnvironmentFailure if it can't be written
     */
    public void report(FindingsReport report, ReportFormat format, Path file) {
        write(format.write(report), file);
    }

    private void write(byte[] report, Path file) {
        long start = System.nanoTime();
        try {
            AtomicMove.write(file, report);
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    "The report can't be written: " + e, "Name another file with -Dpypack.report=<file>.", e);
        }
        context.listener().finished(new Product("Report", file, report.length, 1, since(start)));
    }

    /**
     * The name that the package of a module has in Python.
     *
     * @param module its folder
     * @param artifactId its name in Maven, which it has in Python too where no pyproject.toml gives it another
     * @return the name, normalised; as written where it is none, which is refused when the module is packed
     * @throws EnvironmentFailure if pyproject.toml can't be read
     */
    public String name(Path module, String artifactId) {
        try {
            return normalized(PackageReader.name(module, artifactId));
        } catch (IOException e) {
            throw unreadable(module, e);
        }
    }

    private static String normalized(String name) {
        try {
            return PackageName.normalize(name);
        } catch (InvalidPep e) {
            return name;
        }
    }

    /**
     * The wheels of a package that lie in a folder, without those in folders of it.
     *
     * @param folder the folder, which may hold wheels of others too
     * @param name the name of the package, normalised
     * @return by their file names; none where there is no such folder
     * @throws EnvironmentFailure if the folder can't be read
     */
    public List<Path> wheelsIn(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isWheelOf(name, String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static boolean isWheelOf(String name, String fileName) {
        try {
            return WheelName.parse(fileName).distribution().equals(name);
        } catch (InvalidPep e) {
            return false;
        }
    }

    /**
     * Looks at wheels and zip files that were built, here or elsewhere.
     *
     * @param directory where relative paths start, and from which files are named
     * @param project the folder whose pyproject.toml, if there is one, says in {@code [tool.pypack.validate]} how much
     *     findings weigh
     * @param files files, and folders whose wheels and zip files are meant
     * @return what was found; a file that is not there, or that there are no rules for, is refused
     * @throws UserMistake if {@code [tool.pypack.validate]} is wrong
     * @throws EnvironmentFailure if pyproject.toml can't be read
     */
    public FindingsReport validate(Path directory, Path project, List<Path> files) {
        try {
            return new Validation(directory, Weights.in(project), context.host().cores(), context.listener()).of(files);
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    "The settings in " + project + " can't be read: " + e, "See who may read pyproject.toml.", e);
        }
    }

    /**
     * Whether there is anything to pack in a module.
     *
     * @param module its folder
     * @param artifactId its name
     * @return false where nothing says so, be it a pyproject.toml or sources at a customary place
     * @throws EnvironmentFailure if a file can't be read
     */
    public boolean hasPackage(Path module, String artifactId) {
        try {
            return PackageReader.hasPackage(module, artifactId);
        } catch (IOException e) {
            throw unreadable(module, e);
        }
    }

    /**
     * Checks the sources of a module, as far as they are there already: their syntax, unless a setting says otherwise.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param output where its results lie
     * @return the folders from which it is packed
     * @throws UserMistake if pyproject.toml or the POM has mistakes, with all that are there, in the sources too; or if
     *     sources can't be compiled
     * @throws EnvironmentFailure if a file can't be read, or there is no Python that checks
     */
    public List<Path> compile(Path module, PomValues pom, Path output) {
        try {
            return build(module, pom, output).checked();
        } catch (IOException e) {
            throw unreadable(module, e);
        }
    }

    private ModuleBuild build(Path module, PomValues pom, Path output) {
        return new ModuleBuild(module, pom, output, configuration);
    }

    private static EnvironmentFailure unreadable(Path folder, IOException e) {
        return new EnvironmentFailure(folder + " can't be read: " + e, "See who may read it and what is in it.", e);
    }

    /**
     * Locks the packages that a module needs, for all its targets. Versions that are in the lock stay unless they have to
     * move, or may.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock has to fit
     * @param output where results lie
     * @param upgrade the packages that may get newer versions
     * @return the lock, and what is other than before
     * @throws UserMistake if pyproject.toml has mistakes, no versions fit together, or some target has no wheel of a
     *     package; then nothing was written
     * @throws EnvironmentFailure if uv can't be had or fails, or a file can't be read or written
     */
    public MadeLock lock(Path module, PomValues pom, TargetProperty targets, Path output, Upgrade upgrade) {
        try {
            return new ModuleLocking(module, pom, targets, output, configuration).make(upgrade);
        } catch (IOException e) {
            throw notLocked(module, e);
        }
    }

    /**
     * Fails where the lock of a module is not made of what the module says now. No process is started, nothing is fetched,
     * and nothing is written but what pypack remembers of it.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock has to fit
     * @param output where results lie
     * @throws UserMistake if there is no lock, it can't be read, or it is stale, with what has changed
     * @throws EnvironmentFailure if a file can't be read
     */
    public void checkLock(Path module, PomValues pom, TargetProperty targets, Path output) {
        try {
            new ModuleLocking(module, pom, targets, output, configuration).requireFresh();
        } catch (IOException e) {
            throw notLocked(module, e);
        }
    }

    /**
     * Fails where a lock would be made of what this call of the build alone says: every other build would call it stale.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that this call says
     * @param written the platforms that the POM says
     * @param settings what the POM says by other properties
     * @param output where results lie
     * @throws UserMistake if the two make another lock, with the lines to write
     * @throws EnvironmentFailure if a file can't be read
     */
    public void refuseUnwritten(
            Path module,
            PomValues pom,
            TargetProperty targets,
            TargetProperty written,
            Settings settings,
            Path output) {
        try {
            new ModuleLocking(module, pom, targets, output, configuration)
                    .refuseUnwritten(new ModuleLocking(module, pom, written, output, configuration.set(settings)));
        } catch (IOException e) {
            throw notLocked(module, e);
        }
    }

    /**
     * Adds packages to the requirements of a module, and locks it. Where that fails, nothing is changed.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock has to fit
     * @param output where results lie
     * @param asked the packages, and the list to which they are added
     * @return what has changed
     * @throws UserMistake if pyproject.toml can't be edited so, another tool made the lock, or the module can't be locked
     * @throws EnvironmentFailure if uv can't be had or fails, or a file can't be read or written
     */
    public ChangedDependencies add(
            Path module, PomValues pom, TargetProperty targets, Path output, AskedPackages asked) {
        try {
            ModuleLocking locking = new ModuleLocking(module, pom, targets, output, configuration);
            AskedPackages said = asked.withMarkers(asked.platforms().isEmpty() ? List.of() : locking.platforms());
            EditedPyproject edited = PyprojectEdit.in(module).add(said.list(), said.requirements());
            return new ChangedDependencies(edited.changes(), locking.make(edited));
        } catch (IOException e) {
            throw notLocked(module, e);
        }
    }

    /**
     * Removes packages from the requirements of a module, and locks it. Where that fails, nothing is changed.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock has to fit
     * @param output where results lie
     * @param asked names of packages, and the list from which they are removed
     * @return what has changed
     * @throws UserMistake if a package isn't in the list, pyproject.toml can't be edited so, another tool made the lock, or
     *     the module can't be locked
     * @throws EnvironmentFailure if uv can't be had or fails, or a file can't be read or written
     */
    public ChangedDependencies remove(
            Path module, PomValues pom, TargetProperty targets, Path output, AskedPackages asked) {
        try {
            EditedPyproject edited = PyprojectEdit.in(module).remove(asked.list(), asked.requirements());
            MadeLock lock = new ModuleLocking(module, pom, targets, output, configuration).make(edited);
            return new ChangedDependencies(edited.changes(), lock);
        } catch (IOException e) {
            throw notLocked(module, e);
        }
    }

    /**
     * Why each package of a module's lock is there. No process is started and nothing is fetched, but for a module without a
     * lock whose requirements.txt pins all it needs: of that one is made in the folder of results.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock is made for
     * @param platforms those of them that are looked at; all, if there are none
     * @param output where results lie
     * @param question what is asked
     * @return the tree of each target
     * @throws UserMistake if there is no lock, it is stale, or it has not what is asked about
     * @throws EnvironmentFailure if a file can't be read, or a lock can't be made
     */
    public DependencyTree tree(
            Path module,
            PomValues pom,
            TargetProperty targets,
            List<Platform> platforms,
            Path output,
            TreeQuestion question) {
        try {
            return new ModuleLocking(module, pom, targets, output, configuration).tree(question, platforms);
        } catch (IOException e) {
            throw notLocked(module, e);
        }
    }

    /**
     * Writes a tree of dependencies as JSON.
     *
     * @param tree the tree
     * @param file where it shall lie; one of the same name is replaced
     * @throws EnvironmentFailure if it can't be written
     */
    public void report(DependencyTree tree, Path file) {
        write(tree.toJson().getBytes(StandardCharsets.UTF_8), file);
    }

    /**
     * Brings an environment of each target, {@code crossenv/<target id>} in the folder of results, to exactly what the lock of
     * a module says. What is right stays untouched, what is foreign or damaged goes.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock is made for
     * @param platforms those of them that get an environment; all, if there are none
     * @param output where results lie
     * @return an environment of each target
     * @throws UserMistake if there is no lock, it is stale, or what it names can't be installed; then nothing was written
     * @throws EnvironmentFailure if a file can't be had, read or written
     */
    public List<CrossEnv> sync(
            Path module, PomValues pom, TargetProperty targets, List<Platform> platforms, Path output) {
        try {
            return new ModuleSync(module, pom, targets, platforms, output, configuration).crossEnvs();
        } catch (IOException e) {
            throw notMade("environment", module, output, e);
        }
    }

    /**
     * Brings {@code .venv} in the folder of a module, a virtual environment of this machine, to what the lock says: with the
     * dependency groups of its developers, and with the module itself, imported from its sources.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock is made for
     * @param output where results lie
     * @return the environment
     * @throws UserMistake if there is no lock, it is stale, what it names can't be installed, or there is a folder of this
     *     name that pypack hasn't made
     * @throws EnvironmentFailure if a file can't be had, read or written, or the Python does not run
     */
    public LocalEnvironment developersEnvironment(Path module, PomValues pom, TargetProperty targets, Path output) {
        try {
            return new ModuleEnvironment(module, pom, targets, output, configuration).forDevelopers();
        } catch (IOException e) {
            throw notMade("environment", module, output, e);
        }
    }

    /**
     * Runs the tests of a module, on each Python that it names, in an environment of its lock with the dependency groups of its
     * developers; where there is no lock, with the newest packages. There is a report of JUnit XML for each.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock is made for
     * @param output where results lie; the reports in {@code surefire-reports}
     * @param order which tests, and how
     * @return how they ended on each Python; nothing where the module has no tests
     * @throws UserMistake if the lock is stale, or what it names can't be installed
     * @throws EnvironmentFailure if a file can't be had, read or written, or the Python does not run
     */
    public List<TestOutcome> test(Path module, PomValues pom, TargetProperty targets, Path output, TestOrder order) {
        try {
            return new ModuleTests(module, pom, targets, output, configuration).run(order);
        } catch (IOException e) {
            throw notMade("test report", module, output, e);
        }
    }

    /**
     * Fails where a module has a lock that is not made of what the module says now. It need not have one.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that the lock has to fit
     * @param output where results lie
     * @throws UserMistake if there is a lock that can't be read, or is stale, with what has changed
     * @throws EnvironmentFailure if a file can't be read
     */
    public void refuseStaleLock(Path module, PomValues pom, TargetProperty targets, Path output) {
        try {
            new ModuleLocking(module, pom, targets, output, configuration).requireNotStale();
        } catch (IOException e) {
            throw notLocked(module, e);
        }
    }

    private static EnvironmentFailure notLocked(Path module, IOException e) {
        return new EnvironmentFailure(
                "The lock of " + module + " can't be made or read: " + e,
                "See that its files can be read and written, and that the disk has room.",
                e);
    }

    /**
     * Packs a module into a wheel.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param output where the wheel shall lie
     * @return the wheel
     * @throws UserMistake if what is in the module can't be packed, or has several targets with sources of their own
     * @throws EnvironmentFailure if a file can't be read or written
     */
    public Wheel wheel(Path module, PomValues pom, Path output) {
        try {
            return build(module, pom, output).wheel();
        } catch (IOException e) {
            throw notMade("wheel", module, output, e);
        }
    }

    /**
     * Packs a module into its wheels: one, or where some platforms get sources of their own, one for each target.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param targets the platforms that it is packed for; without meaning where all get the same sources
     * @param output where the wheels shall lie; those of earlier builds go that are made no more
     * @return the wheels, in the order of the targets
     * @throws UserMistake if what is in the module can't be packed
     * @throws EnvironmentFailure if a file can't be read or written
     */
    public List<ModuleWheel> wheels(Path module, PomValues pom, TargetProperty targets, Path output) {
        try {
            return build(module, pom, output).wheels(targets);
        } catch (IOException e) {
            throw notMade("wheel", module, output, e);
        }
    }

    /**
     * Packs a module into a source distribution, of which pip and others build the wheel with the backend that
     * {@code [build-system]} of its pyproject.toml names.
     *
     * @param module its folder
     * @param pom what its POM says
     * @param output where the sdist shall lie
     * @return the sdist
     * @throws UserMistake if what is in the module can't be packed, or no backend could build a wheel of it
     * @throws EnvironmentFailure if a file can't be read or written
     */
    public Sdist sdist(Path module, PomValues pom, Path output) {
        try {
            return build(module, pom, output).sdist();
        } catch (IOException e) {
            throw notMade("sdist", module, output, e);
        }
    }

    private static EnvironmentFailure notMade(String what, Path module, Path output, IOException e) {
        if (Files.isRegularFile(output)) {
            return new EnvironmentFailure(
                    "The " + what + " of " + module + " can't be made: " + output + " is a file.",
                    "Delete it, or name another folder with -Dpypack.outputDirectory=<folder>.",
                    e);
        }
        return new EnvironmentFailure(
                "The " + what + " of " + module + " can't be made: " + e,
                "See that its files can be read, that " + output + " can be written, and that the disk has room.",
                e);
    }

    /**
     * Makes a new package that can be packed as it is. What is there already stays as it is.
     *
     * @param wanted what it shall be
     * @return what was made
     * @throws UserMistake if a value can't be, if the POM that is there packs no Python, or if one of the files is there
     *     already; then nothing was written
     * @throws EnvironmentFailure if a file can't be written; then nothing stays of what was
     */
    public Scaffolded init(NewPackage wanted) {
        long start = System.nanoTime();
        try {
            Scaffolded made = Scaffold.make(wanted, version());
            context.listener()
                    .finished(new Product(
                            "Library", made.folder(), made.bytes(), made.files().size(), since(start)));
            return made;
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    "The package in " + wanted.directory() + " can't be made: " + e,
                    "See that the folder can be written, or name another with -Dpypack.directory=<folder>.",
                    e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
