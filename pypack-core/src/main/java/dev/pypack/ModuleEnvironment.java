package dev.pypack;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Product;
import dev.pypack.build.Sha256;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.crossenv.EnvironmentPlace;
import dev.pypack.crossenv.LocalEnvironment;
import dev.pypack.crossenv.LocalEnvironments;
import dev.pypack.crossenv.OwnPackage;
import dev.pypack.crossenv.OwnSources;
import dev.pypack.crossenv.OwnWheel;
import dev.pypack.crossenv.WantedEnvironment;
import dev.pypack.crossenv.WheelFile;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.WheelRanking;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.project.ModuleModel;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import dev.pypack.project.SourceFile;
import dev.pypack.project.TargetProperty;
import dev.pypack.python.PythonRuntime;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Virtual environments of this machine for one module: its packages, those for developing it, and the module itself. */
final class ModuleEnvironment {
    /** The groups of those who develop the module, by their customary names. */
    private static final Set<String> FOR_DEVELOPERS = Set.of("dev", "test", "tests");

    private static final String FOLDER = ".venv";
    private static final String MEMORY = "pypack.files";
    private static final String SOURCE = ".py";

    private final Path module;
    private final PomValues pom;
    private final TargetProperty targets;
    private final Path output;
    private final Configuration configuration;
    private final BuildContext context;
    private final ModulePackages packages;
    private final long start = System.nanoTime();
    private @Nullable ModuleModel read;

    ModuleEnvironment(Path module, PomValues pom, TargetProperty targets, Path output, Configuration configuration) {
        this.module = module;
        this.pom = pom;
        this.targets = targets;
        this.output = output;
        this.configuration = configuration;
        this.context = configuration.context();
        this.packages = new ModulePackages(module, pom, targets, output, configuration);
    }

    /** The one in the folder of the module, for its developers. */
    LocalEnvironment forDevelopers() throws IOException {
        LockInputs inputs = packages.inputs();
        PythonRuntime python =
                configuration.python(inputs.targets().get(0).pythonVersion().release());
        TargetLock lock = packages.locks(inputs, List.of(target(python))).get(0);
        LocalEnvironment environment = sync(inputs, lock, sources(), python, module.resolve(FOLDER));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Product product = new Product(
                "Environment", environment.folder(), environment.bytes(), environment.packages(), "package", time);
        if (environment.isUpToDate()) {
            context.listener().upToDate(product);
        } else {
            context.listener().finished(product);
        }
        return environment;
    }

    /** One in which tests run, on a version of Python. */
    LocalEnvironment forTests(LockInputs inputs, PythonVersion version, Path folder, boolean onWheel)
            throws IOException {
        PythonRuntime python = configuration.python(version.release());
        TargetLock lock =
                packages.locksForTests(inputs, List.of(target(python))).get(0);
        return sync(inputs, lock, onWheel ? wheelFor(lock.target()) : sources(), python, folder);
    }

    boolean lacksLock(LockInputs inputs) {
        return packages.lackLock(inputs);
    }

    LockInputs inputs() throws IOException {
        return packages.inputs();
    }

    /** The names by which the module's packages, and modules outside of packages, are imported. */
    List<String> importNames() throws IOException {
        return model().packages().get(0).sources().stream()
                .map(SourceFile::name)
                .filter(name -> name.endsWith(SOURCE))
                .map(ModuleEnvironment::importName)
                .distinct()
                .toList();
    }

    private static String importName(String source) {
        int slash = source.indexOf('/');
        return source.substring(0, slash < 0 ? source.length() - SOURCE.length() : slash);
    }

    private Target target(PythonRuntime python) {
        return Target.of(Platform.of(context.host().classifier()), PythonVersion.parse(python.minorVersion()));
    }

    private ModuleModel model() throws IOException {
        ModuleModel model = read;
        if (model == null) {
            model = PackageReader.read(module, pom, targets, configuration.settings(), BuildListener.SILENT);
            read = model;
        }
        return model;
    }

    private OwnPackage sources() throws IOException {
        return new OwnSources(model().packages().get(0), module, model().sourceFolders());
    }

    /** The one of the module's wheels that runs on a target. */
    private OwnPackage wheelFor(Target target) throws IOException {
        List<ModuleWheel> wheels = new ModuleBuild(module, pom, output, configuration).wheels(targets);
        Wheel wheel = new WheelRanking(target)
                .best(wheels.stream().map(ModuleWheel::wheel).toList(), Wheel::name)
                .orElseThrow(() -> new UserMistake(Finding.error(
                        "no-wheel-to-test",
                        Place.of("pypack.testWheel"),
                        "none of the module's wheels runs on this machine with Python "
                                + target.pythonVersion().release() + ": "
                                + wheels.stream()
                                        .map(each -> each.wheel().name().toString())
                                        .collect(Collectors.joining(", ")),
                        "Leave -Dpypack.testWheel out, or add this machine's platform to the targets.")));
        return new OwnWheel(new WheelFile(wheel.file(), wheel.name(), Sha256.ofFile(wheel.file())));
    }

    private LocalEnvironment sync(LockInputs inputs, TargetLock lock, OwnPackage own, PythonRuntime python, Path folder)
            throws IOException {
        Set<String> groups = lock.lock().dependencyGroups().orElse(List.of()).stream()
                .filter(FOR_DEVELOPERS::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        groups.addAll(lock.lock().defaultGroups());
        WantedEnvironment wanted = packages.wanted(
                lock,
                new Wanted(Set.of(), Optional.of(groups), inputs.settings().builtSdists()),
                inputs,
                Optional.of(own),
                new EnvironmentPlace(lock.target(), folder, folder.resolve(MEMORY), packages.digest()));
        return new LocalEnvironments(
                        configuration.store(),
                        context.host().cores(),
                        Program.generator().identity(),
                        packages.planning(inputs))
                .sync(wanted, python);
    }
}
