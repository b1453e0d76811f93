package dev.pypack.lock.module;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.FolderTree;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.inputs.LockNotes;
import dev.pypack.lock.inputs.RequiredHashes;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.lock.uv.Uv;
import dev.pypack.lock.uv.UvResolution;
import dev.pypack.lock.uv.UvSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Making a lock: uv resolves in a folder of its own, and what it exports becomes one file. */
final class LockMaking {
    private final LockFiles files;
    private final LockInputs inputs;
    private final UvSetup setup;

    LockMaking(LockFiles files, LockInputs inputs, UvSetup setup) {
        this.files = files;
        this.inputs = inputs;
        this.setup = setup;
    }

    /**
     * The lock, written.
     *
     * @param rule fails where a lock may not be written
     */
    MadeLock make(Optional<Pylock> before, Upgrade upgrade, Consumer<Pylock> rule) throws IOException {
        if (before.isPresent()) {
            upgrade.requireIn(before.get());
        }
        Path scratch = setup.store().scratch("lock-");
        try {
            Uv uv = setup.start(files.module(), inputs, scratch);
            setup.context().listener().started("Resolving the dependencies of " + inputs.name());
            Path work = Files.createDirectory(scratch.resolve("project"));
            UvResolution resolution = uv.resolve(inputs, files.remembered(), upgrade, work);
            RequiredHashes hashes = inputs.requiredHashes();
            Pylock draft = hashes.held(resolution.toPylock(new LockNotes(inputs.digests(), List.of())));
            rule.accept(draft);
            List<SeparateLock> separate = new SeparateLocks(uv, inputs, draft, files, upgrade, scratch).make();
            Pylock lock = separate.isEmpty()
                    ? draft
                    : hashes.held(resolution.toPylock(new LockNotes(inputs.digests(), targetIds(separate))));
            write(lock, separate, resolution);
            removeFormer(before, separate);
            return MadeLock.anew(files.universal(), before, lock, separate);
        } finally {
            FolderTree.delete(scratch);
        }
    }

    private static List<String> targetIds(List<SeparateLock> separate) {
        List<String> ids = new ArrayList<>();
        for (SeparateLock each : separate) {
            ids.add(each.target().id());
        }
        return ids;
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
        Optional<LockNotes> former = before.isPresent() ? LockNotes.of(before.get()) : Optional.empty();
        if (former.isEmpty()) {
            return;
        }
        Set<Path> kept = new HashSet<>();
        for (SeparateLock each : separate) {
            kept.add(each.file());
        }
        for (String id : former.get().separate()) {
            Path file = files.of(id);
            if (!kept.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
