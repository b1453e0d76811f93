package dev.pypack.store;

import dev.pypack.build.Pause;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that one holder on the machine has at a time; the operating system gives it back when its holder dies.
 */
final class StoreLock {
    private static final long PAUSE_MILLIS = 20;

    /** On Unix, a thread that closes a file takes away the locks that other threads of its process hold on it. */
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path file;

    StoreLock(Path file) {
        this.file = file;
    }

    /** Waits for the lock and works while it is held. */
    void whileHeld(Store.Work work) throws IOException {
        Files.createDirectories(file.getParent());
        ReentrantLock mine = IN_THIS_PROCESS.computeIfAbsent(file, any -> new ReentrantLock());
        try {
            mine.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another build held the store");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = lock(channel);
            try {
                work.run();
            } finally {
                lock.release();
            }
        } finally {
            mine.unlock();
        }
    }

    /**
     * Tried again and again: a system that lets a process wait takes two processes, of which each has one lock and waits in
     * another thread for that of the other, for a deadlock.
     */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            Optional<FileLock> lock = tried(channel);
            if (lock.isPresent()) {
                return lock.get();
            }
            Pause.of(PAUSE_MILLIS, "another build held the store");
        }
    }

    /** The lock, where no other process has it, nor this one, which may have loaded the library twice. */
    private static Optional<FileLock> tried(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException held) {
            return Optional.empty();
        }
    }
}
