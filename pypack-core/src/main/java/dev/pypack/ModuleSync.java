package dev.pypack;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.BuildContext;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.Product;
import dev.pypack.crossenv.CrossEnv;
import dev.pypack.crossenv.CrossEnvs;
import dev.pypack.crossenv.EnvironmentPlace;
import dev.pypack.crossenv.EnvironmentPlanning;
import dev.pypack.crossenv.LockedPackages;
import dev.pypack.crossenv.WantedCrossEnv;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.module.ModuleLock;
import dev.pypack.pep.Requirement;
import dev.pypack.project.ModuleNeeds;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.store.StoredFiles;
import dev.pypack.target.Platform;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The environments of one module, looked at as far as the last build of it has not done that already. */
final class ModuleSync {
    private static final int SHORT = 16;

    private final Path module;
    private final PomValues pom;
    private final TargetProperty targets;
    private final List<Platform> platforms;
    private final Path output;
    private final Configuration configuration;
    private final BuildContext context;
    private final Reactor reactor;
    private final Path memory;
    private final long start = System.nanoTime();

    ModuleSync(
            Path module,
            PomValues pom,
            TargetProperty targets,
            List<Platform> platforms,
            Path output,
            Configuration configuration) {
        this.module = module;
        this.pom = pom;
        this.targets = targets;
        this.platforms = platforms;
        this.output = output;
        this.configuration = configuration;
        this.context = configuration.context();
        this.reactor = new Reactor(pom, output, configuration);
        String place = Fingerprint.of(module.toAbsolutePath().normalize().toString())
                .with(platforms.stream().map(Platform::id).toList())
                .end()
                .substring(0, SHORT);
        this.memory = output.resolve("pypack").resolve(place + ".sync");
    }

    /** An environment of each target, exactly as locked. */
    List<CrossEnv> crossEnvs() throws IOException {
        String digest = reactor.addTo(new ModuleLocking(module, pom, targets, output, configuration).inputs())
                .end();
        Optional<List<CrossEnv>> asMade = ifAsMade(digest);
        List<CrossEnv> environments = asMade.isPresent() ? asMade.get() : synced(digest);
        environments.forEach(this::tell);
        return environments;
    }

    /** Where neither the module nor its lock nor an environment was touched since the last time. */
    private Optional<List<CrossEnv>> ifAsMade(String digest) throws IOException {
        // Which files a requirements file includes, nobody knows who hasn't read it.
        if (!Files.isRegularFile(memory) || ModuleLock.hasRequirementsFile(module)) {
            return Optional.empty();
        }
        List<String> lines = Files.readString(memory).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(digest)) {
            return Optional.empty();
        }
        return environments()
                .ifAsMade(lines.stream()
                        .skip(1)
                        .map(id -> place(Target.ofId(id), digest))
                        .toList());
    }

    private List<CrossEnv> synced(String digest) throws IOException {
        LockInputs inputs = inputs();
        List<Target> some = inputs.on(platforms).targets();
        Set<String> requested =
                inputs.dependencies().stream().map(Requirement::name).collect(Collectors.toSet());
        Wanted installed =
                new Wanted(Set.of(), Optional.empty(), inputs.settings().builtSdists());
        List<WantedCrossEnv> wanted = new ArrayList<>();
        for (TargetLock lock : new ModuleLock(module, inputs)
                .requireFor(some, output.resolve("pypack").resolve("locks"), configuration.resolver())) {
            wanted.add(new WantedCrossEnv(lock, installed, requested, Optional.empty(), place(lock.target(), digest)));
        }
        for (WantedCrossEnv each : wanted) {
            claim(each.place());
        }
        List<CrossEnv> environments = environments().sync(wanted);
        String ids = environments.stream()
                .map(environment -> environment.target().id())
                .collect(Collectors.joining("\n"));
        AtomicMove.write(memory, (digest + "\n" + ids + "\n").getBytes(StandardCharsets.UTF_8));
        return environments;
    }

    /** Modules can share a folder for results, and each would throw away the environments of the others. */
    private void claim(EnvironmentPlace place) throws IOException {
        Path owner = place.memory().resolveSibling(place.target().id() + ".module");
        String own = module.toAbsolutePath().normalize().toString();
        String other = Files.isRegularFile(owner) ? Files.readString(owner) : own;
        if (!other.equals(own) && Files.isDirectory(place.folder()) && Files.isDirectory(Path.of(other))) {
            throw new UserMistake(
                    Finding.error(
                            "shared-folder",
                            Place.of(place.folder().toString()),
                            "it is the environment of the module in " + other,
                            "Give each module a folder of its own: leave pypack.outputDirectory out where environments are made."));
        }
        AtomicMove.write(owner, own.getBytes(StandardCharsets.UTF_8));
    }

    private EnvironmentPlace place(Target target, String digest) {
        return new EnvironmentPlace(
                target,
                output.resolve("crossenv").resolve(target.id()),
                output.resolve("pypack/crossenv").resolve(target.id() + ".files"),
                digest);
    }

    private LockInputs inputs() throws IOException {
        ModuleNeeds needs = ModuleNeeds.read(module, pom, targets, configuration.settings(), context.host());
        return LockInputs.read(module, needs, context.host());
    }

    private CrossEnvs environments() {
        LockedPackages packages = new LockedPackages(
                module,
                StoredFiles.in(configuration.store(), context, List.of()),
                reactor,
                reactor,
                configuration.builder(this::inputs));
        int threads = context.host().cores();
        EnvironmentPlanning planning =
                new EnvironmentPlanning(configuration.store(), threads, packages, configuration::launchersPython);
        return new CrossEnvs(configuration.store(), threads, Program.generator().identity(), planning);
    }

    private void tell(CrossEnv environment) {
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Product product = new Product(
                "Crossenv", environment.folder(), environment.bytes(), environment.packages(), "package", time);
        if (environment.isUpToDate()) {
            context.listener().upToDate(product);
        } else {
            context.listener().finished(product);
        }
    }
}
