package dev.pypack.lock.uv;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FileState;
import dev.pypack.build.Fingerprint;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        LocalPackages local = new LocalPackages(module, inputs);
        local.layInto(scratch, context);
        return new Uv(
                program(() -> interpreter),
                interpreter.executable(),
                environment(Files.createDirectory(scratch.resolve("home"))).variables(inputs),
                context.indexes().isOffline(),
                local);
    }

    /**
     * uv for the build of one package.
     *
     * @param label the package, for what is said of it
     * @param inputs what the module says of indexes, and of the day from which on nothing is taken
     * @return the driver of it
     * @throws EnvironmentFailure if uv can't be had
     */
    public UvBuild builds(String label, LockInputs inputs) {
        return new UvBuild(label, program(python), this, inputs);
    }

    private Path program(Supplier<PythonRuntime> interpreter) {
        return new UvProgram(context, store).find(named, interpreter);
    }

    /** The variables that it sees, with a folder in place of the user's. */
    UvEnvironment environment(Path home) throws IOException {
        return new UvEnvironment(context.host(), context.indexes(), home, store.keptFolder("uv/cache"));
    }

    /**
     * Where uv looks for what a module needs, and which of it it takes.
     *
     * @param inputs what the module says of it
     * @return one text for places that are the same, without logins
     * @throws IOException if a setting of this machine can't be read
     */
    public List<String> places(LockInputs inputs) throws IOException {
        Map<String, String> variables = environment(store.root()).ofIndexes(inputs);
        return List.of(
                new UvQuestion(inputs, variables, Optional.empty()).indexes(),
                inputs.places().withoutLogins());
    }

    /**
     * Which uv it is, without that it is started or fetched.
     *
     * @return the version; of one that somebody names, the file as it is now
     * @throws IOException if the file can't be read
     */
    public String identity() throws IOException {
        return named.isPresent() && Files.isRegularFile(named.get())
                ? Fingerprint.of("uv")
                        .with(named.get().toString(), FileState.of(named.get()))
                        .end()
                : UvWheel.VERSION;
    }
}
