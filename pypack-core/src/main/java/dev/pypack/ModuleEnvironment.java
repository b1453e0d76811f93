package dev.pypack;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Product;
import dev.pypack.crossenv.EnvironmentPlace;
import dev.pypack.crossenv.EnvironmentPlanning;
import dev.pypack.crossenv.LocalEnvironment;
import dev.pypack.crossenv.LocalEnvironments;
import dev.pypack.crossenv.LockedPackages;
import dev.pypack.crossenv.OwnPackage;
import dev.pypack.crossenv.WantedCrossEnv;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.module.ModuleLock;
import dev.pypack.pep.Requirement;
import dev.pypack.project.ModuleModel;
import dev.pypack.project.ModuleNeeds;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.StoredFiles;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Virtual environments of this machine for one module: its packages, those for developing it, and the module itself. */
final class ModuleEnvironment {
    /** The groups of those who develop the module, by their customary names. */
    private static final Set<String> FOR_DEVELOPERS = Set.of("dev", "test", "tests");

    private static final String FOLDER = ".venv";
    private static final String MEMORY = "pypack.files";

    private final Path module;
    private final PomValues pom;
    private final TargetProperty targets;
    private final Path output;
    private final Configuration configuration;
    private final BuildContext context;
    private final long start = System.nanoTime();

    ModuleEnvironment(Path module, PomValues pom, TargetProperty targets, Path output, Configuration configuration) {
        this.module = module;
        this.pom = pom;
        this.targets = targets;
        this.output = output;
        this.configuration = configuration;
        this.context = configuration.context();
    }

    /** The one in the folder of the module, for its developers. */
    LocalEnvironment forDevelopers() throws IOException {
        LockInputs inputs = inputs();
        PythonVersion version = inputs.targets().get(0).pythonVersion();
        LocalEnvironment environment = sync(inputs, version, module.resolve(FOLDER));
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

    LockInputs inputs() throws IOException {
        ModuleNeeds needs = ModuleNeeds.read(module, pom, targets, configuration.settings(), context.host());
        return LockInputs.read(module, needs, context.host());
    }

    /** One with the module's sources in it, for a version of Python. */
    LocalEnvironment sync(LockInputs inputs, PythonVersion version, Path folder) throws IOException {
        Reactor reactor = new Reactor(pom, output, configuration);
        PythonRuntime python = configuration.python(version.release());
        Target target = Target.of(Platform.of(context.host().classifier()), PythonVersion.parse(python.minorVersion()));
        TargetLock lock =
                new ModuleLock(module, inputs).requireFreshFor(List.of(target)).get(0);
        String digest = reactor.addTo(new ModuleLocking(module, pom, targets, output, configuration).inputs())
                .end();
        Set<String> groups = lock.lock().dependencyGroups().orElse(List.of()).stream()
                .filter(FOR_DEVELOPERS::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        groups.addAll(lock.lock().defaultGroups());
        Set<String> requested =
                inputs.dependencies().stream().map(Requirement::name).collect(Collectors.toSet());
        ModuleModel model = PackageReader.read(module, pom, targets, configuration.settings(), BuildListener.SILENT);
        OwnPackage own = new OwnPackage(model.packages().get(0), module, model.sourceFolders());
        WantedCrossEnv wanted = new WantedCrossEnv(
                lock,
                new Wanted(Set.of(), Optional.of(groups), Set.of()),
                requested,
                Optional.of(own),
                new EnvironmentPlace(target, folder, folder.resolve(MEMORY), digest));
        LockedPackages packages =
                new LockedPackages(module, StoredFiles.in(configuration.store(), context, List.of()), reactor, reactor);
        int threads = context.host().cores();
        EnvironmentPlanning planning =
                new EnvironmentPlanning(configuration.store(), threads, packages, configuration::launchersPython);
        return new LocalEnvironments(
                        configuration.store(), threads, Program.generator().identity(), planning)
                .sync(wanted, python);
    }
}
