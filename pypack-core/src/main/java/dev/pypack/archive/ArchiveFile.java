package dev.pypack.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of an archive, read from any place and by several threads at a time. */
final class ArchiveFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    private ArchiveFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static ArchiveFile open(Path path) throws IOException {
        // To open a pipe would wait for ever.
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + (Files.exists(path) ? " is not a file" : " is not there"));
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ArchiveFile(path, channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** As it was when it was opened. */
    long size() {
        return size;
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    byte[] bytes(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            read(position + bytes.position(), bytes);
        }
        return bytes.array();
    }

    /** Reads at least one byte. */
    int read(long position, ByteBuffer into) throws IOException {
        int read = channel.read(into, position);
        if (read <= 0) {
            throw new EOFException(path + " was cut to " + channel.size() + " bytes while it was read");
        }
        return read;
    }

    void copy(long position, long length, OutputStream target) throws IOException {
        WritableByteChannel out = Channels.newChannel(target);
        long copied = 0;
        while (copied < length) {
            long some = channel.transferTo(position + copied, length - copied, out);
            if (some <= 0) {
                throw new EOFException(path + " was cut to " + channel.size() + " bytes while it was read");
            }
            copied += some;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
