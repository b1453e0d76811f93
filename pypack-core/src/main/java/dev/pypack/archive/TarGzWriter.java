package dev.pypack.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32;

/**
 * Writes a gzipped tar archive (RFC 1952; POSIX.1-2001 pax) whose bytes depend on its entries and their order alone,
 * never on the number of threads that compress. There are no folder entries; nobody owns the files.
 *
 * <p>The file gets its name when it is whole: {@link #commit}. Closed before that, nothing is left.
 */
public final class TarGzWriter implements AutoCloseable {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATED = 8;
    private static final int UNKNOWN_SYSTEM = 255;
    private static final long LATEST_GZIP_TIME = 0xFFFF_FFFFL;

    private final PartFile file;
    private final long seconds;
    private final DeflateWorkers workers;
    private final DeflateStream deflating;
    private final EntryNames names = new EntryNames();
    private final CRC32 crc = new CRC32();
    private long length;

    private TarGzWriter(PartFile file, long seconds, int threads) {
        this.file = file;
        this.seconds = seconds;
        this.workers = new DeflateWorkers(threads);
        this.deflating = new DeflateStream(workers, threads, file.asStream());
    }

    /**
     * Begins an archive.
     *
     * @param target its final name, in an existing folder; a file that is there stays until {@link #commit}
     * @param time what all entries get; before 1980 or after 2107 is moved to the nearest that a zip file can hold too
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     * @return the writer
     * @throws IOException if nothing can be written there
     */
    public static TarGzWriter to(Path target, Instant time, int threads) throws IOException {
        TarGzWriter writer =
                new TarGzWriter(PartFile.of(target), DosTime.clamped(time).getEpochSecond(), threads);
        writer.writeGzipHeader();
        return writer;
    }

    /** Without a name, and with the one time of the archive. */
    private void writeGzipHeader() throws IOException {
        file.write(new LittleEndian()
                .twoBytes(MAGIC)
                .oneByte(DEFLATED)
                .oneByte(0) // flags
                .fourBytes(Math.min(seconds, LATEST_GZIP_TIME))
                .oneByte(0) // extra flags
                .oneByte(UNKNOWN_SYSTEM)
                .toArray());
    }

    /**
     * Adds bytes.
     *
     * @param name the path, with {@code /}
     * @param content the bytes
     * @param mode the permissions
     * @throws IOException if they can't be written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void add(String name, byte[] content, FileMode mode) throws IOException {
        add(name, new ByteArrayInputStream(content), content.length, mode);
    }

    /**
     * Adds a file of this machine, with the permissions that {@link FileMode#of} reads off its content.
     *
     * @param name its path, with {@code /}
     * @param source where it lies
     * @throws IOException if it can't be read or written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void add(String name, Path source) throws IOException {
        try (InputStream content = Files.newInputStream(source)) {
            add(name, content, Files.size(source), FileMode.of(source));
        }
    }

    private void add(String name, InputStream content, long size, FileMode mode) throws IOException {
        names.take(name);
        write(new TarHeader(name, mode, size, seconds).bytes());
        long start = length;
        byte[] buffer = new byte[1 << 16];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            write(buffer, read);
        }
        if (length - start != size) {
            throw new IOException(
                    name + " changed while it was read: it had " + size + " bytes, and now " + (length - start));
        }
        write(TarHeader.paddingBehind(size));
    }

    /**
     * Ends the archive and gives the file its final name.
     *
     * @return its size in bytes
     * @throws IOException if it can't be written or moved
     */
    public long commit() throws IOException {
        write(new byte[2 * TarHeader.BLOCK]);
        deflating.close();
        file.write(new LittleEndian()
                .fourBytes(crc.getValue())
                .fourBytes(length) // its lower half
                .toArray());
        return file.commit();
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int count) throws IOException {
        crc.update(bytes, 0, count);
        deflating.write(bytes, 0, count);
        length += count;
    }

    /** Leaves nothing behind that was not committed. */
    @Override
    public void close() throws IOException {
        workers.close();
        file.close();
    }
}
