package dev.pypack.lock.uv;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
