package dev.pypack.archive;

import dev.pypack.build.AtomicMove;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being written beside its final place, and gets its name when it is whole: {@link #commit}. Closed
 * before that, nothing is left. What a killed process left of the same file is removed by the next that writes it.
 */
final class PartFile implements AutoCloseable {
    private static final String SUFFIX = ".part";
    /** A file that was just made may not be locked yet by the process that made it. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private long flushed;

    private PartFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    static PartFile of(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        String prefix = "." + absolute.getFileName() + ".";
        removeLeftovers(absolute.resolveSibling(""), prefix);
        // Not a temporary file of Java's: that one would be readable for its owner alone, and stay so.
        Path temporary = absolute.resolveSibling(prefix + UUID.randomUUID() + SUFFIX);
        FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        // Says that a process writes here; the system takes it away when the process ends, however it ends.
        lock(channel);
        return new PartFile(absolute, temporary, channel);
    }

    private static void removeLeftovers(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isPart(file, prefix))) {
            for (Path file : files) {
                removeIfNobodyWrites(file);
            }
        }
    }

    private static boolean isPart(Path file, String prefix) throws IOException {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(prefix) && name.endsWith(SUFFIX) && isSettled(file);
    }

    private static boolean isSettled(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(SETTLED));
        } catch (NoSuchFileException e) {
            return false; // got its name just now
        }
    }

    private static void removeIfNobodyWrites(Path file) throws IOException {
        boolean isLeftover;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            isLeftover = lock(channel) != null;
        } catch (NoSuchFileException e) {
            return;
        }
        if (isLeftover) {
            Files.deleteIfExists(file);
        }
    }

    /** Null where another writes, or where the file system has no locks. */
    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException | IOException e) {
            return null;
        }
    }

    /** How many bytes were written. */
    long position() {
        return flushed + buffer.position();
    }

    void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > buffer.remaining()) {
            flush();
        }
        if (length > buffer.capacity()) {
            writeFully(ByteBuffer.wrap(bytes, offset, length));
        } else {
            buffer.put(bytes, offset, length);
        }
    }

    /** Writes over what was written before. */
    void overwrite(long position, byte[] bytes) throws IOException {
        flush();
        ByteBuffer patch = ByteBuffer.wrap(bytes);
        while (patch.hasRemaining()) {
            channel.write(patch, position + patch.position());
        }
    }

    /** Takes back all from a position on. */
    void truncate(long position) throws IOException {
        flush();
        channel.truncate(position);
        channel.position(position);
        flushed = position;
    }

    /** What is written here goes into the file; closing it does not close the file. */
    OutputStream asStream() {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                PartFile.this.write(new byte[] {(byte) single});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                PartFile.this.write(bytes, offset, length);
            }
        };
    }

    private void flush() throws IOException {
        writeFully(buffer.flip());
        buffer.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        flushed += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Gives the file its name; how large it is. */
    long commit() throws IOException {
        flush();
        channel.close();
        AtomicMove.move(temporary, target);
        return flushed;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
