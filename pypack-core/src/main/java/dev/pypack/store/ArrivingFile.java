package dev.pypack.store;

import dev.pypack.http.DownloadSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * A file while it comes, hashed on the way. What a build that was cut or killed has left of it is its beginning: the hashes
 * of the whole will tell.
 */
final class ArrivingFile implements DownloadSink, AutoCloseable {
    private static final int BUFFER = 1 << 17;

    private final WantedFile wanted;
    private final FileHashes hashes;
    private final FileChannel channel;
    private final LongConsumer progress;

    private ArrivingFile(WantedFile wanted, FileChannel channel, LongConsumer progress) {
        this.wanted = wanted;
        this.hashes = new FileHashes(wanted);
        this.channel = channel;
        this.progress = progress;
    }

    /**
     * Opens the beginning of a file, be it empty.
     *
     * @param progress hears of each byte that comes, and of those that are thrown away again
     */
    static ArrivingFile open(WantedFile wanted, Path part, LongConsumer progress) throws IOException {
        Files.createDirectories(part.resolveSibling(""));
        FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ArrivingFile file = new ArrivingFile(wanted, channel, progress);
        try {
            file.readBeginning();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return file;
    }

    private void readBeginning() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (channel.read(buffer) >= 0) {
            hashes.update(buffer.array(), buffer.position());
            progress.accept(buffer.position());
            buffer.clear();
        }
    }

    @Override
    public long received() {
        return hashes.size();
    }

    @Override
    public void announced(long size) throws IOException {
        OptionalLong expected = wanted.size();
        if (expected.isPresent() && expected.getAsLong() != size) {
            throw new WrongFile("the server says that it has " + size + " bytes instead of " + expected.getAsLong());
        }
    }

    @Override
    public void accept(byte[] bytes, int length) throws IOException {
        if (wanted.size().isPresent() && received() + length > wanted.size().getAsLong()) {
            throw new WrongFile("it has more than the " + wanted.size().getAsLong() + " bytes that it should have");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        hashes.update(bytes, length);
        progress.accept(length);
    }

    @Override
    public void restart() throws IOException {
        progress.accept(-received());
        hashes.reset();
        channel.truncate(0);
        channel.position(0);
    }

    /** What is wrong with what has come; nothing where it is the file, which is on the disk then. */
    Optional<String> mistake() throws IOException {
        Optional<String> mistake = hashes.mistake();
        if (mistake.isEmpty()) {
            channel.force(false);
        }
        return mistake;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
