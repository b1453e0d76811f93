package dev.pypack;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.Product;
import dev.pypack.crossenv.CrossEnv;
import dev.pypack.crossenv.CrossEnvs;
import dev.pypack.crossenv.EnvironmentPlace;
import dev.pypack.crossenv.KeptPlans;
import dev.pypack.crossenv.WantedEnvironment;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.module.ModuleLock;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
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

/** The environments of one module, looked at as far as the last build of it has not done that already. */
final class ModuleSync {
    private final Path module;
    private final List<Platform> platforms;
    private final Path output;
    private final Configuration configuration;
    private final ModulePackages packages;
    private final Path memory;
    private final boolean hasWheelsOfMaven;
    private final CrossEnvs environments;
    private final long start = System.nanoTime();

    ModuleSync(
            Path module,
            PomValues pom,
            TargetProperty targets,
            List<Platform> platforms,
            Path output,
            Configuration configuration) {
        this.module = module;
        this.platforms = platforms;
        this.output = output;
        this.configuration = configuration;
        this.packages = new ModulePackages(module, pom, targets, output, configuration);
        this.memory = output.resolve("pypack").resolve(Fingerprint.ofPlace(module) + ".sync");
        this.hasWheelsOfMaven = !pom.wheels().isEmpty();
        this.environments = new CrossEnvs(
                configuration.store(),
                configuration.context().host().cores(),
                Program.generator().identity());
    }

    /** An environment of each target, exactly as locked. */
    List<CrossEnv> crossEnvs() throws IOException {
        // Which files a requirements file includes, nobody knows who hasn't read it.
        Optional<String> before =
                ModuleLock.hasRequirementsFile(module) ? Optional.empty() : Optional.of(packages.digest());
        Optional<List<CrossEnv>> known = before.isPresent() ? known(before.get()) : Optional.empty();
        List<CrossEnv> all = known.isPresent() ? known.get() : synced(before);
        for (CrossEnv each : all) {
            tell(each);
        }
        return all;
    }

    /** Where neither the module nor its lock was touched since they were made the last time. */
    private Optional<List<CrossEnv>> known(String digest) throws IOException {
        KeptPlans kept = kept(digest);
        List<String> lines = Files.isRegularFile(memory) ? Files.readAllLines(memory) : List.of();
        boolean isRemembered = !lines.isEmpty() && lines.get(0).equals(asked(digest));
        List<Target> targets = isRemembered ? Target.ofIds(lines.subList(1, lines.size())) : kept.targets();
        if (targets.isEmpty() && !isRemembered) {
            return Optional.empty();
        }
        List<EnvironmentPlace> places = new ArrayList<>();
        for (Target target : targets) {
            places.add(place(target, digest));
        }
        for (EnvironmentPlace place : places) {
            claim(place);
        }
        Optional<List<CrossEnv>> known = environments.ifKnown(places, kept);
        if (known.isPresent() && !isRemembered) {
            remember(digest, known.get());
        }
        return known;
    }

    private List<CrossEnv> synced(Optional<String> before) throws IOException {
        LockInputs inputs = packages.inputs();
        List<TargetLock> locks = packages.locks(inputs, inputs.on(platforms).targets());
        String digest = packages.digest();
        Wanted installed =
                new Wanted(Set.of(), Optional.empty(), inputs.settings().builtSdists());
        List<WantedEnvironment> wanted = new ArrayList<>();
        for (TargetLock lock : locks) {
            wanted.add(packages.wanted(lock, installed, inputs, Optional.empty(), place(lock.target(), digest)));
        }
        for (WantedEnvironment each : wanted) {
            claim(each.place());
        }
        boolean canBeKept = before.equals(Optional.of(digest)) && isOfLockAlone(inputs);
        Optional<KeptPlans> kept = canBeKept ? Optional.of(kept(digest)) : Optional.empty();
        List<CrossEnv> synced = environments.sync(wanted, packages.planning(inputs), kept);
        remember(digest, synced);
        return synced;
    }

    /** What comes of other modules, of Maven repositories or of sources depends on more than the digest tells. */
    private boolean isOfLockAlone(LockInputs inputs) {
        return !hasWheelsOfMaven && inputs.settings().builtSdists().isEmpty();
    }

    private KeptPlans kept(String digest) {
        String own = Fingerprint.of(module.toAbsolutePath().normalize().toString())
                .with(platformIds())
                .end();
        return new KeptPlans(configuration.store(), own, asked(digest));
    }

    private void remember(String digest, List<CrossEnv> made) throws IOException {
        List<String> ids = new ArrayList<>();
        for (CrossEnv environment : made) {
            ids.add(environment.target().id());
        }
        String text = asked(digest) + "\n" + String.join("\n", ids) + "\n";
        AtomicMove.write(memory, text.getBytes(StandardCharsets.UTF_8));
    }

    private String asked(String digest) {
        return Fingerprint.of(digest).with(platformIds()).end();
    }

    private List<String> platformIds() {
        List<String> ids = new ArrayList<>();
        for (Platform platform : platforms) {
            ids.add(platform.id());
        }
        return ids;
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
        if (!Files.isRegularFile(owner) || !other.equals(own)) {
            AtomicMove.write(owner, own.getBytes(StandardCharsets.UTF_8));
        }
    }

    private EnvironmentPlace place(Target target, String digest) {
        return new EnvironmentPlace(
                target,
                output.resolve("crossenv").resolve(target.id()),
                output.resolve("pypack/crossenv").resolve(target.id() + ".files"),
                digest);
    }

    private void tell(CrossEnv environment) {
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Product product = new Product(
                "Crossenv", environment.folder(), environment.bytes(), environment.packages(), "package", time);
        BuildListener listener = configuration.context().listener();
        if (environment.isUpToDate()) {
            listener.upToDate(product);
        } else {
            listener.finished(product);
        }
    }
}
