package dev.pypack.lock;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.BuildContext;
import dev.pypack.build.FolderTree;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
            LocalPackages local = new LocalPackages(files.module(), inputs);
            local.layInto(scratch, context);
            Uv uv = new Uv(
                    executable,
                    interpreter.executable(),
                    environment(scratch),
                    context.indexes().isOffline(),
                    local);
            Path work = Files.createDirectory(scratch.resolve("project"));
            UvResolution resolution = uv.resolve(inputs, files.remembered(), upgrade, work);
            MergedLock merged = new MergedLock(resolution.exports(), UvGraph.parse(resolution.memory()), inputs, local);
            RequiredHashes hashes = inputs.requiredHashes();
            Pylock draft = hashes.held(merged.toPylock(new LockNotes(inputs.digests(), List.of())));
            List<SeparateLock> separate = new SeparateLocks(uv, inputs, draft, files, upgrade, scratch).make();
            Pylock lock = hashes.held(merged.toPylock(new LockNotes(
                    inputs.digests(),
                    separate.stream().map(each -> each.target().id()).toList())));
            write(lock, separate, resolution);
            removeFormer(before, separate);
            return MadeLock.anew(files.universal(), before, lock, separate);
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

    /** The lock comes last: what uv remembers, and locks of single targets, do no harm without it. */
    private void write(Pylock lock, List<SeparateLock> separate, UvResolution resolution) throws IOException {
        AtomicMove.write(files.memory(), bytes(resolution.memory()));
        for (SeparateLock each : separate) {
            AtomicMove.write(each.file(), bytes(each.lock().toToml()));
        }
        AtomicMove.write(files.universal(), bytes(lock.toToml()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Locks of targets that need none of their own any more. */
    private void removeFormer(Optional<Pylock> before, List<SeparateLock> separate) throws IOException {
        Set<Path> kept = separate.stream().map(SeparateLock::file).collect(Collectors.toSet());
        for (String id : before.flatMap(LockNotes::of).map(LockNotes::separate).orElse(List.of())) {
            Path file = files.of(id);
            if (!kept.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
