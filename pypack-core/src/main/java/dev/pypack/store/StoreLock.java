package dev.pypack.store;

import dev.pypack.build.Pause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock that one holder on the machine has at a time; the operating system gives it back when its holder dies.
 */
final class StoreLock {
    private static final long PAUSE_MILLIS = 20;

    private final Path file;

    StoreLock(Path file) {
        this.file = file;
    }

    /** Waits for the lock and works while it is held. */
    void whileHeld(Work work) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = lock(channel);
            try {
                work.run();
            } finally {
                lock.release();
            }
        }
    }

    /** A file lock excludes other processes; for another thread of this one Java throws instead of waiting. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException held) {
                Pause.of(PAUSE_MILLIS, "another build held the store");
            }
        }
    }

    /** What is done under a lock. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
