package dev.pypack.build;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A rename that everybody sees at once. It is tried again for a while, for virus scanners on Windows hold new files
 * open.
 */
public final class AtomicMove {
    private static final int TRIES = 10;
    private static final long PAUSE_MILLIS = 50;

    private AtomicMove() {}

    /**
     * Writes a file that nobody sees half-written.
     *
     * @param file its final name; folders above it are made
     * @param content its bytes
     * @throws IOException if it can't be written
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.resolveSibling(""));
        Path temporary = absolute.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(temporary, content);
            move(temporary, absolute);
        } finally {
            Files.deleteIfExists(temporary);
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
