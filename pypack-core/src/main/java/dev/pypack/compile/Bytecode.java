package dev.pypack.compile;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Generator;
import dev.pypack.project.BuildType;
import dev.pypack.project.CompileSettings;
import dev.pypack.python.CompilingPythons;
import dev.pypack.python.PythonRuntime;
import dev.pypack.python.worker.CompilerPool;
import dev.pypack.store.KeptResults;
import dev.pypack.store.Store;
import dev.pypack.target.PythonVersion;
import java.nio.file.Path;

/**
 * The bytecode of the modules of one wheel, and all that it depends on.
 */
public final class Bytecode {
    private final CompilingPythons pythons;
    private final PythonVersion version;
    private final CompileSettings settings;
    private final Store store;
    private final Generator generator;
    private final int workers;
    private final Path directory;

    /**
     * Bytecode to be made.
     *
     * @param pythons what compiles
     * @param version the Python that it is for, one of those that are known
     * @param settings what the compiler leaves out, and what of the sources is kept
     * @param store where it is kept
     * @param generator the program that makes it
     * @param workers how many modules are compiled at a time, at least 1
     * @param directory the folder of the module, from which files are named
     */
    public Bytecode(
            CompilingPythons pythons,
            PythonVersion version,
            CompileSettings settings,
            Store store,
            Generator generator,
            int workers,
            Path directory) {
        this.pythons = pythons;
        this.version = version;
        this.settings = settings;
        this.store = store;
        this.generator = generator;
        this.workers = workers;
        this.directory = directory;
    }

    /**
     * All that it depends on but the sources, known without starting a Python.
     *
     * @return a text that is another one where other bytes may come out
     */
    public String identity() {
        return String.join(
                "; ", "bytecode", version.release(), pythons.identity(version.release()), settings.toString());
    }

    /**
     * Begins to make it.
     *
     * @param listener hears of what is compiled
     * @return the compiler, to be closed
     */
    public BytecodeCompiler open(BuildListener listener) {
        String shelf = "bytecode-" + version.release() + "-" + settings.optimize();
        return new BytecodeCompiler(this, KeptResults.open(store, shelf, listener), directory, listener);
    }

    BytecodeFormat format() {
        return BytecodeFormat.of(version.release()).orElseThrow();
    }

    int optimize() {
        return settings.optimize();
    }

    boolean keepsSources() {
        return settings.type() == BuildType.DEBUG;
    }

    /** The program and the Pythons: other ones may make other bytes of a source. */
    String generator() {
        return generator.identity() + "\n" + pythons.identity(version.release());
    }

    PythonRuntime python() {
        return pythons.compiler(version.release());
    }

    CompilerPool pool(PythonRuntime python) {
        return CompilerPool.of(python, store, workers);
    }
}
