package dev.pypack.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this process uses of a store. A file lists it, and a lock on the file beside it tells that the process is alive; so
 * whoever prunes the store leaves alone what a build uses, and knows what a killed one has left. It holds until the process
 * ends: nobody can say when a path is used no more.
 */
final class StoreLease {
    static final String FOLDER = "leases";
    static final String LOCK = ".lock";
    static final String NAMES = ".names";

    private static final Map<Path, StoreLease> OF_THIS_PROCESS = new HashMap<>();

    /** Files and folders were used when their folder was touched last, give or take this. */
    private static final Duration PRECISION = Duration.ofHours(1);

    private final Path root;
    private final Set<String> noted = new LinkedHashSet<>();
    private Path lockFile;
    private @Nullable FileChannel held;

    private StoreLease(Path root) {
        this.root = root;
        this.lockFile = newLockFile(root);
    }

    static synchronized StoreLease in(Path root) {
        StoreLease lease = OF_THIS_PROCESS.get(root);
        if (lease == null) {
            lease = new StoreLease(root);
            OF_THIS_PROCESS.put(root, lease);
        }
        return lease;
    }

    private static Path newLockFile(Path root) {
        return root.resolve(FOLDER).resolve(processId() + "-" + UUID.randomUUID() + LOCK);
    }

    /** The same for all leases of this process, and for no other that ever had its number. */
    static String processId() {
        ProcessHandle process = ProcessHandle.current();
        Optional<Instant> start = process.info().startInstant();
        return process.pid() + "-" + (start.isPresent() ? start.get().toEpochMilli() : 0);
    }

    /** Held by whoever notes a use, and by whoever deletes what nobody uses. */
    static StoreLock gate(Path root) {
        return new StoreLock(root.resolve("locks").resolve("use.lock"));
    }

    /**
     * Notes that this process uses files or folders, before it looks whether they are there.
     *
     * @param names their paths in the store, with {@code /}
     */
    synchronized void note(Collection<String> names) throws IOException {
        if (isHeld() ? noted.containsAll(names) : names.isEmpty()) {
            return;
        }
        if (Files.isDirectory(root) && !Files.isWritable(root)) {
            return; // nobody prunes what nobody can write
        }
        gate(root).whileHeld(() -> append(names));
        for (String name : names) {
            touch(root.resolve(name));
        }
    }

    /** Makes something temporary, which nobody takes for forgotten from its first moment on. */
    synchronized Path noted(Making making) throws IOException {
        Path[] made = new Path[1];
        gate(root).whileHeld(() -> {
            made[0] = making.make();
            append(List.of(root.relativize(made[0]).toString().replace('\\', '/')));
        });
        return made[0];
    }

    /** Makes a file or folder. */
    @FunctionalInterface
    interface Making {
        Path make() throws IOException;
    }

    /** A store may be deleted while a process lives, with its leases. */
    private boolean isHeld() {
        return held != null && Files.exists(lockFile);
    }

    private void append(Collection<String> names) throws IOException {
        Set<String> missing = new LinkedHashSet<>(names);
        if (isHeld()) {
            missing.removeAll(noted);
        } else {
            missing.addAll(noted);
            open();
        }
        StringBuilder lines = new StringBuilder();
        for (String name : missing) {
            lines.append(name).append('\n');
        }
        Files.writeString(names(lockFile), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        noted.addAll(names);
    }

    private void open() throws IOException {
        if (held != null) {
            held.close();
        }
        LeasedNames.removeLeftovers(root);
        lockFile = newLockFile(root);
        Files.createDirectories(lockFile.resolveSibling(""));
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        held = channel;
    }

    static Path names(Path lockFile) {
        String name = String.valueOf(lockFile.getFileName());
        return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()) + NAMES);
    }

    private static void touch(Path folder) {
        try {
            Instant now = Instant.now();
            if (Files.isDirectory(folder)
                    && Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(PRECISION))) {
                Files.setLastModifiedTime(folder, FileTime.from(now));
            }
        } catch (IOException ofAnotherUser) {
            return; // then it is pruned a little early
        }
    }
}
