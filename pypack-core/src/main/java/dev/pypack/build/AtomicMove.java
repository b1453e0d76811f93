package dev.pypack.build;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A rename that everybody sees at once. It is tried again for a while, for virus scanners on Windows hold new files
 * open.
 */
public final class AtomicMove {
    private static final int TRIES = 10;
    private static final long PAUSE_MILLIS = 50;
    private static final String SUFFIX = ".part";

    /** What is written here is written at once: nobody is still at it after this. */
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(10);

    private AtomicMove() {}

    /**
     * Writes a file that nobody sees half-written. What a killed process has left of an earlier one goes.
     *
     * @param file its final name; folders above it are made
     * @param content its bytes
     * @throws IOException if it can't be written
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = Files.createDirectories(absolute.resolveSibling(""));
        String prefix = "." + file.getFileName() + ".";
        removeLeftovers(folder, prefix);
        Path temporary = folder.resolve(prefix + UUID.randomUUID() + SUFFIX);
        try {
            Files.write(temporary, content);
            move(temporary, absolute);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void removeLeftovers(Path folder, String prefix) throws IOException {
        Instant latest = Instant.now().minus(LONGEST_WRITE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isPart(file, prefix))) {
            for (Path file : files) {
                if (changed(file).isBefore(latest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isPart(Path file, String prefix) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(prefix) && name.endsWith(SUFFIX);
    }

    private static Instant changed(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException moved) {
            return Instant.MAX; // it got its final name just now
        }
    }

    /**
     * Gives a file or folder its final name.
     *
     * @param from what was made
     * @param to its name on the same volume; a file that is there is replaced
     * @throws IOException if it can't be moved
     */
    public static void move(Path from, Path to) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (AccessDeniedException held) {
                if (tried == TRIES) {
                    throw held;
                }
                Pause.of(PAUSE_MILLIS, "another program held " + from);
            }
        }
    }
}
