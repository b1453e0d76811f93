package dev.pypack.lock;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.BuildContext;
import dev.pypack.build.FolderTree;
import dev.pypack.finding.Place;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Making a lock: uv resolves in a folder of its own, and what it exports becomes one file. */
final class LockMaking {
    private final LockFiles files;
    private final LockInputs inputs;
    private final BuildContext context;
    private final Store store;

    LockMaking(LockFiles files, LockInputs inputs, BuildContext context, Store store) {
        this.files = files;
        this.inputs = inputs;
        this.context = context;
        this.store = store;
    }

    MadeLock make(Optional<Pylock> before, Upgrade upgrade, Optional<Path> named, Supplier<PythonRuntime> python)
            throws IOException {
        if (before.isPresent()) {
            upgrade.requireIn(before.get());
        }
        PythonRuntime interpreter = python.get();
        Path executable = new UvProgram(context, store).find(named, () -> interpreter);
        context.listener().started("Resolving the dependencies of " + inputs.name());
        Path scratch =
                Files.createTempDirectory(Files.createDirectories(store.root().resolve("tmp")), "lock-");
        try {
            Uv uv = new Uv(
                    executable,
                    interpreter.executable(),
                    environment(scratch),
                    context.indexes().isOffline());
            Path work = Files.createDirectory(scratch.resolve("project"));
            UvResolution resolution = uv.resolve(inputs, files.remembered(), upgrade, work);
            Pylock lock = new MergedLock(resolution.exports(), UvGraph.parse(resolution.memory()), inputs).toPylock();
            lock.requireFit(inputs.targets(), Place.of(PylockName.DEFAULT.toString()));
            write(lock, resolution);
            return MadeLock.anew(files.universal(), before, lock);
        } finally {
            FolderTree.delete(scratch);
        }
    }

    private Map<String, String> environment(Path scratch) throws IOException {
        return new UvEnvironment(
                        context.host(),
                        context.indexes(),
                        Files.createDirectory(scratch.resolve("home")),
                        Files.createDirectories(store.root().resolve("uv").resolve("cache")))
                .variables(inputs);
    }

    /** The lock comes last: what uv remembers without it does no harm. */
    private void write(Pylock lock, UvResolution resolution) throws IOException {
        AtomicMove.write(files.memory(), resolution.memory().getBytes(StandardCharsets.UTF_8));
        AtomicMove.write(files.universal(), lock.toToml().getBytes(StandardCharsets.UTF_8));
    }
}
