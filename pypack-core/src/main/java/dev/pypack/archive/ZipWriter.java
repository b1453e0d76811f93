package dev.pypack.archive;

import dev.pypack.build.AtomicMove;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a zip file whose bytes depend on its entries and their order alone. Sizes and checksums stand before the
 * data, never behind it (package indexes refuse data descriptors); there are no folder entries, no extra fields and no
 * comments.
 *
 * <p>The file gets its name when it is whole: {@link #commit}. Closed before that, nothing is left.
 */
public final class ZipWriter implements AutoCloseable {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END_OF_CENTRAL_DIRECTORY = 0x06054b50;
    /** Version 2.0 of the format: it has deflate. */
    private static final int VERSION_NEEDED = 20;
    /** The upper byte says that the attributes are those of Unix. */
    private static final int VERSION_MADE_BY = 3 << 8 | VERSION_NEEDED;

    private static final int UTF8_NAME = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int MOST_ENTRIES = 0xFFFE;
    private static final long MOST_BYTES = 0xFFFF_FFFEL;

    private final Path target;
    private final Path temporary;
    private final OutputStream out;
    private final DosTime time;
    private final Deflater deflater = new Deflater(6, true);
    private final ByteArrayOutputStream centralDirectory = new ByteArrayOutputStream();
    private final Set<String> names = new HashSet<>();
    private long written;

    private ZipWriter(Path target, Path temporary, OutputStream out, DosTime time) {
        this.target = target;
        this.temporary = temporary;
        this.out = out;
        this.time = time;
    }

    /**
     * Begins a zip file.
     *
     * @param target its final name, in an existing folder; a file that is there stays until {@link #commit}
     * @param time what all entries get; before 1980 or after 2107 is moved to the nearest that a zip file can hold
     * @return the writer
     * @throws IOException if nothing can be written there
     */
    public static ZipWriter to(Path target, Instant time) throws IOException {
        // Not a temporary file of Java's: that one would be readable for its owner alone, and stay so.
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW), 1 << 16);
        return new ZipWriter(target, temporary, out, DosTime.of(time));
    }

    /**
     * Adds a file: deflated, or stored where that is not larger.
     *
     * @param name its path, with {@code /}
     * @param content its bytes
     * @param mode its permissions
     * @throws IOException if it can't be written, or if the archive would need zip64, which this writer does not have
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void add(String name, byte[] content, FileMode mode) throws IOException {
        requireGoodName(name);
        if (!names.add(name)) {
            throw new IllegalArgumentException("two entries are called " + name);
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        byte[] deflated = deflate(content);
        boolean shrinks = deflated.length < content.length;
        byte[] data = shrinks ? deflated : content;
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] common = new LittleEndian(26)
                .twoBytes(VERSION_NEEDED)
                .twoBytes(nameBytes.length == name.length() ? 0 : UTF8_NAME)
                .twoBytes(shrinks ? DEFLATED : STORED)
                .twoBytes(time.time())
                .twoBytes(time.date())
                .fourBytes(sum.getValue())
                .fourBytes(data.length)
                .fourBytes(content.length)
                .twoBytes(nameBytes.length)
                .twoBytes(0) // extra field
                .bytes();
        long offset = written;
        requireRoom(offset + data.length);
        write(new LittleEndian(4).fourBytes(LOCAL_HEADER).bytes());
        write(common);
        write(nameBytes);
        write(data);
        centralDirectory.writeBytes(new LittleEndian(6)
                .fourBytes(CENTRAL_HEADER)
                .twoBytes(VERSION_MADE_BY)
                .bytes());
        centralDirectory.writeBytes(common);
        centralDirectory.writeBytes(new LittleEndian(14)
                .twoBytes(0) // comment
                .twoBytes(0) // disk
                .twoBytes(0) // internal attributes
                .fourBytes((long) mode.bits() << 16)
                .fourBytes(offset)
                .bytes());
        centralDirectory.writeBytes(nameBytes);
    }

    private static void requireGoodName(String name) {
        boolean leadsOut = name.startsWith("/") || ("/" + name + "/").contains("/../");
        boolean isOdd = name.isEmpty() || name.endsWith("/") || name.contains("//") || name.indexOf('\\') >= 0;
        if (leadsOut || isOdd || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no name for an archive's entry: " + name);
        }
    }

    private void requireRoom(long end) throws IOException {
        if (names.size() > MOST_ENTRIES || end + centralDirectory.size() > MOST_BYTES) {
            throw new IOException(
                    target + " would have more than 65,534 entries or 4 GB, and zip64 is not supported yet");
        }
    }

    private byte[] deflate(byte[] content) {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(content.length / 2 + 64);
        byte[] buffer = new byte[1 << 15];
        while (!deflater.finished()) {
            deflated.write(buffer, 0, deflater.deflate(buffer));
        }
        return deflated.toByteArray();
    }

    /**
     * Ends the archive and gives the file its final name.
     *
     * @return its size in bytes
     * @throws IOException if it can't be written or moved
     */
    public long commit() throws IOException {
        long directoryOffset = written;
        write(centralDirectory.toByteArray());
        write(new LittleEndian(22)
                .fourBytes(END_OF_CENTRAL_DIRECTORY)
                .twoBytes(0) // this disk
                .twoBytes(0) // disk of the directory
                .twoBytes(names.size())
                .twoBytes(names.size())
                .fourBytes(centralDirectory.size())
                .fourBytes(directoryOffset)
                .twoBytes(0) // comment
                .bytes());
        out.close();
        AtomicMove.move(temporary, target);
        return written;
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    /** Leaves nothing behind that was not committed. */
    @Override
    public void close() throws IOException {
        deflater.end();
        try {
            out.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
