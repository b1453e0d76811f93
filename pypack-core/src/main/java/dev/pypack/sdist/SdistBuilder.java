package dev.pypack.sdist;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.uv.UvSetup;
import dev.pypack.python.PythonRuntime;
import dev.pypack.target.Platform;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Builds wheels of sources that are locked, of the packages that somebody has named for it: on this machine, by the backend
 * of the package, on the Python of the target.
 *
 * <p>A build runs code of the package with all rights of whoever runs it, but with none of the variables of the build, and
 * without the logins of package indexes. What it needs is taken as wheels; the versions of it that are found first stay the
 * ones for these sources and this Python on this machine, with and without network, as does the wheel that was built.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/source-distribution-format/">Source distribution
 *     format</a>; PEP 517
 */
public final class SdistBuilder {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final UvSetup setup;
    private final Function<String, PythonRuntime> pythons;
    private final Inputs inputs;
    private final Duration limit;

    /** What the module says, read only where something is built. */
    @FunctionalInterface
    public interface Inputs {
        /**
         * Reads it.
         *
         * @return what the lock of the module is made of
         * @throws IOException if a file can't be read
         */
        LockInputs read() throws IOException;
    }

    /**
     * A builder for one module.
     *
     * @param setup the uv that gets what builds need, and the store that keeps what they make
     * @param pythons the Python of this machine for a minor version, such as {@code 3.11}
     * @param inputs what the module says of packages that are built, and of indexes
     */
    public SdistBuilder(UvSetup setup, Function<String, PythonRuntime> pythons, Inputs inputs) {
        this(setup, pythons, inputs, LIMIT);
    }

    SdistBuilder(UvSetup setup, Function<String, PythonRuntime> pythons, Inputs inputs, Duration limit) {
        this.setup = setup;
        this.pythons = pythons;
        this.inputs = inputs;
        this.limit = limit;
    }

    /**
     * Whether somebody has named a package whose code may run.
     *
     * @param name its normalised name
     * @return true if it may be built
     * @throws IOException if what the module says can't be read
     */
    public boolean mayBuild(String name) throws IOException {
        return inputs.read().settings().builtSdists().contains(name);
    }

    /**
     * The wheels of a package for targets. One without native code serves all whose Pythons it is for; one with native code
     * this machine alone, and each Python has its own.
     *
     * @param archive the sources
     * @param targets those that need the package
     * @param errors gets a finding for each target that no wheel of this machine serves
     * @return a wheel for each other target
     * @throws UserMistake if the sources can't be unpacked, or what is built is not what is locked, or lacks its native code
     * @throws EnvironmentFailure if what the build needs can't be had, or the build fails or doesn't end
     * @throws IOException if a file can't be read or written
     */
    public Map<Target, BuiltWheel> wheels(SourceArchive archive, Collection<Target> targets, List<Finding> errors)
            throws IOException {
        List<BuiltWheel> built = new ArrayList<>();
        Set<Path> tried = new HashSet<>();
        Map<Target, BuiltWheel> wheels = new LinkedHashMap<>();
        for (Target target : inOrder(targets)) {
            Optional<BuiltWheel> wheel = serving(target, built);
            if (wheel.isEmpty()) {
                PythonRuntime python = pythons.apply(target.pythonVersion().release());
                if (tried.add(python.executable())) {
                    built.add(build(archive, python));
                    wheel = serving(target, built);
                }
                if (wheel.isEmpty()) {
                    UnservedTarget unserved = new UnservedTarget(archive, target, built);
                    errors.add(isThisMachine(target) ? unserved.here(python) : unserved.elsewhere());
                }
            }
            wheel.ifPresent(found -> wheels.put(target, found));
        }
        return wheels;
    }

    /** This machine first, for which everything can be built; else by name, so that all builds have one order. */
    private List<Target> inOrder(Collection<Target> targets) {
        return targets.stream()
                .distinct()
                .sorted(Comparator.comparing((Target target) -> !isThisMachine(target))
                        .thenComparing(Target::id))
                .toList();
    }

    private BuiltWheel build(SourceArchive archive, PythonRuntime python) throws IOException {
        try (SdistBuild build = new SdistBuild(archive, python, setup, inputs.read(), limit)) {
            return build.wheel();
        }
    }

    private Optional<BuiltWheel> serving(Target target, List<BuiltWheel> built) {
        return built.stream()
                .filter(wheel -> wheel.name().tags().stream().anyMatch(target.tags()::contains))
                .filter(wheel -> !wheel.isForThisMachine() || isThisMachine(target))
                .findFirst();
    }

    private boolean isThisMachine(Target target) {
        Host host = setup.context().host();
        return Platform.of(host.classifier()).name().equals(target.platform().name());
    }
}
