package dev.pypack;

import dev.pypack.build.BuildContext;
import dev.pypack.build.Fingerprint;
import dev.pypack.crossenv.EnvironmentPlace;
import dev.pypack.crossenv.EnvironmentPlanning;
import dev.pypack.crossenv.LockedPackages;
import dev.pypack.crossenv.OwnPackage;
import dev.pypack.crossenv.WantedEnvironment;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.module.ModuleLock;
import dev.pypack.pep.Requirement;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.store.StoredFiles;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the environments of a module are made of: the packages of its lock, and those of the other modules of the build. */
final class ModulePackages {
    private final Path module;
    private final Configuration configuration;
    private final ModuleLocking locking;
    private final Reactor reactor;

    ModulePackages(Path module, PomValues pom, TargetProperty targets, Path output, Configuration configuration) {
        this.module = module;
        this.configuration = configuration;
        this.locking = new ModuleLocking(module, pom, targets, output, configuration);
        this.reactor = new Reactor(pom, output, configuration);
    }

    /** What the module asks for. */
    LockInputs inputs() throws IOException {
        return locking.inputs();
    }

    /** What is locked for some targets, as {@link ModuleLock#requireFor} has it. */
    List<TargetLock> locks(LockInputs inputs, List<Target> targets) throws IOException {
        return lock(inputs).requireFor(targets, locking.locksOfBuild(), configuration.resolver());
    }

    /** The same for what is never shipped, which needs no lock of the module. */
    List<TargetLock> locksForTests(LockInputs inputs, List<Target> targets) throws IOException {
        return lock(inputs).requireForTests(targets, locking.locksOfBuild(), configuration.resolver());
    }

    boolean lackLock(LockInputs inputs) {
        return lock(inputs).isMissing();
    }

    private ModuleLock lock(LockInputs inputs) {
        return new ModuleLock(module, inputs);
    }

    /** Of all that the environments depend on, as it is now; where a lock is made for the build, only when it is made. */
    String digest() throws IOException {
        Fingerprint inputs = reactor.addTo(locking.fingerprint());
        locking.addLocksOfBuild(inputs);
        return inputs.end();
    }

    /** An environment of what is locked. */
    WantedEnvironment wanted(
            TargetLock lock, Wanted wanted, LockInputs inputs, Optional<OwnPackage> own, EnvironmentPlace place) {
        Set<String> requested = new HashSet<>();
        for (Requirement dependency : inputs.dependencies()) {
            requested.add(dependency.name());
        }
        return new WantedEnvironment(lock, wanted, requested, own, place);
    }

    /** Says what is installed, and brings it by way of the indexes that the module names too. */
    EnvironmentPlanning planning(LockInputs inputs) {
        BuildContext context = configuration.context();
        StoredFiles files =
                StoredFiles.in(configuration.store(), context, inputs.places().asAskedBy(context.host()));
        return new EnvironmentPlanning(
                configuration.store(),
                context.host().cores(),
                new LockedPackages(module, files, reactor, reactor, configuration.builder(() -> inputs)),
                configuration::launchersPython);
    }
}
