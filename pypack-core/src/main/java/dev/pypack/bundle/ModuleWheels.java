package dev.pypack.bundle;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Generator;
import dev.pypack.build.Incremental;
import dev.pypack.build.LastMade;
import dev.pypack.build.LastMade.Made;
import dev.pypack.compile.Bytecode;
import dev.pypack.pep.PackageName;
import dev.pypack.project.PackageModel;
import dev.pypack.python.CompilingPythons;
import dev.pypack.store.KeptArchive;
import dev.pypack.store.Store;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wheels of one module: one for all platforms, or one for each target.
 */
public final class ModuleWheels {
    private final List<PackageModel> packages;
    private final Generator generator;
    private final Instant time;
    private final int threads;
    private final Store store;
    private final CompilingPythons pythons;
    private final Path directory;

    /**
     * Wheels to be made.
     *
     * @param packages those of one module
     * @param generator the program that makes them
     * @param time the time that all files in them get
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     * @param store where the wheels of the last build are kept; the bytes don't depend on it
     * @param pythons what compiles, where a package is to be compiled
     * @param directory the folder of the module, from which files are named
     */
    public ModuleWheels(
            List<PackageModel> packages,
            Generator generator,
            Instant time,
            int threads,
            Store store,
            CompilingPythons pythons,
            Path directory) {
        this.packages = List.copyOf(packages);
        this.generator = generator;
        this.time = time;
        this.threads = threads;
        this.store = store;
        this.pythons = pythons;
        this.directory = directory;
    }

    /**
     * Makes those that are not up to date; then those go that an earlier build made, and this one does not.
     *
     * @param folder where they shall lie; made if it is not there
     * @param incremental tells of each
     * @param listener hears each file
     * @return the wheels, in the order of the packages
     * @throws IOException if a file can't be read or written
     */
    public List<MadeWheel> madeIn(Path folder, Incremental incremental, BuildListener listener) throws IOException {
        List<MadeWheel> wheels = new ArrayList<>();
        List<String> memories = new ArrayList<>();
        for (PackageModel model : packages) {
            Made made = made(model, folder, incremental, listener);
            String memory = nameOf(model);
            wheels.add(new MadeWheel(memory, made, model.platform(), model.python()));
            memories.add(memory);
        }
        LastMade.keepOnly(memories, family(packages.get(0)), folder);
        return List.copyOf(wheels);
    }

    private Made made(PackageModel model, Path folder, Incremental incremental, BuildListener listener)
            throws IOException {
        String name = nameOf(model);
        Optional<PythonVersion> version = model.python();
        Optional<Bytecode> bytecode =
                version.isPresent() ? Optional.of(bytecode(model, version.get())) : Optional.empty();
        String identity = bytecode.isPresent()
                ? generator.identity() + "; " + bytecode.get().identity()
                : generator.identity();
        SingleWheel single = new SingleWheel(
                model, bytecode, generator.text(), time, threads, KeptArchive.in(store, name, identity));
        return incremental.made(LastMade.in(folder, name), single.fingerprint().with(identity), fingerprint -> {
            Wheel wheel = single.writeTo(folder, listener);
            return new Made(wheel.file(), wheel.bytes(), wheel.files(), fingerprint);
        });
    }

    private Bytecode bytecode(PackageModel model, PythonVersion version) {
        return new Bytecode(pythons, version, model.pythonSources().settings(), store, generator, threads, directory);
    }

    static String family(PackageModel model) {
        return PackageName.normalize(model.metadata().name()) + "-wheel";
    }

    /** No name of a package has a dot when it is normalised: so those of one module begin alike, and no others do. */
    private static String nameOf(PackageModel model) {
        Optional<Platform> platform = model.platform();
        Optional<PythonVersion> python = model.python();
        return family(model)
                + (platform.isPresent() ? "." + platform.get().id() : "")
                + (python.isPresent() ? "." + python.get().abi() : "");
    }
}
