package dev.pypack.lock.uv;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FileState;
import dev.pypack.build.Fingerprint;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which uv is used, and where it runs.
 *
 * @param named a uv to use instead of the one that is fetched, an absolute path
 * @param python the CPython on which uv asks what an interpreter knows, asked for only if uv is started
 * @param context where the build runs
 * @param store where uv and what it fetches are kept
 */
public record UvSetup(Optional<Path> named, Supplier<PythonRuntime> python, BuildContext context, Store store) {
    /** The keys that say which packages there are. */
    private static final Set<String> OF_INDEXES = Set.of("index", "exclude-newer");

    /**
     * uv, with the packages that no index has beside the projects that it works on.
     *
     * @param module the folder of the module
     * @param inputs what is locked
     * @param scratch an empty folder to work in
     * @return the driver of it
     * @throws EnvironmentFailure if uv can't be had
     * @throws IOException if a file can't be read or written
     */
    public Uv start(Path module, LockInputs inputs, Path scratch) throws IOException {
        PythonRuntime interpreter = python.get();
        Path executable = new UvProgram(context, store).find(named, () -> interpreter);
        LocalPackages local = new LocalPackages(module, inputs);
        local.layInto(scratch, context);
        UvEnvironment environment = new UvEnvironment(
                context.host(),
                context.indexes(),
                Files.createDirectory(scratch.resolve("home")),
                store.keptFolder("uv/cache"));
        return new Uv(
                executable,
                interpreter.executable(),
                environment.variables(inputs),
                context.indexes().isOffline(),
                local);
    }

    /**
     * uv for the build of one package.
     *
     * @param label the package, for what is said of it
     * @param inputs what the module says of indexes, and of the day from which on nothing is taken
     * @param scratch an empty folder to work in
     * @return the driver of it
     * @throws EnvironmentFailure if uv can't be had
     * @throws IOException if a file can't be read or written
     */
    public UvBuild builds(String label, LockInputs inputs, Path scratch) throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>(inputs.uvKeys());
        settings.keySet().retainAll(OF_INDEXES);
        Path file = Files.writeString(scratch.resolve("uv.toml"), new FreeTable(settings).toText());
        Map<String, String> variables = new UvEnvironment(
                        context.host(), context.indexes(), scratch.resolve("home"), store.keptFolder("uv/cache"))
                .variables(inputs);
        Path executable = new UvProgram(context, store).find(named, python);
        return new UvBuild(label, executable, file, variables, context.indexes().isOffline());
    }

    /**
     * Which uv it is, without that it is started or fetched.
     *
     * @return the version; of one that somebody names, the file as it is now
     * @throws IOException if the file can't be read
     */
    public String identity() throws IOException {
        return named.filter(Files::isRegularFile).isPresent()
                ? Fingerprint.of("uv")
                        .with(named.get().toString(), FileState.of(named.get()))
                        .end()
                : UvWheel.VERSION;
    }
}
