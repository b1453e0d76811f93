package dev.pypack.archive;

import dev.pypack.archive.deflate.DeflateEncoder;
import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Writes a zip file (PKWARE's APPNOTE 6.3) whose bytes depend on its entries and their order alone, never on the number
 * of threads that compress. Sizes and checksums stand before the data, not behind it (package indexes refuse data
 * descriptors); there are no folder entries and no comments, and extra fields only where zip64 needs them.
 *
 * <p>Files are compressed in parallel and written in the order in which they were added; so an {@code add} may tell of a
 * file that was added before. Memory is bounded: what waits to be written has at most some 32 MB, and larger files are
 * streamed.
 *
 * <p>The file gets its name when it is whole: {@link #commit}. Closed before that, nothing is left.
 */
public final class ZipWriter implements AutoCloseable {
    /** What may wait to be written; where it is more, adding waits. */
    private static final long MOST_WAITING = 1 << 25;
    /** A file that waits takes more than its bytes. */
    private static final long OVERHEAD = 1 << 10;
    /** What a file that is made of another takes besides: with little, hundreds would wait, and outlive the young heap. */
    private static final long WHILE_MADE = 1 << 17;

    private final PartFile file;
    private final DosTime time;
    private final PackedBefore before;
    private final int threads;
    private final DeflateWorkers workers;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final EntryNames names = new EntryNames();
    private final List<WrittenFile> written = new ArrayList<>();
    private final ByteArrayOutputStream centralDirectory = new ByteArrayOutputStream();
    private long waitingBytes;

    /** Where an entry begins, with a header that does not know its data yet, and where its data begin. */
    private record Place(ZipEntryHeader header, long data) {}

    /** A file that is being packed, and the memory that it may take until it is written. */
    private record Waiting(String name, Future<PackedFile> packed, long memory) {}

    private ZipWriter(PartFile file, DosTime time, int threads, PackedBefore before) {
        this.file = file;
        this.time = time;
        this.before = before;
        this.threads = threads;
        this.workers = new DeflateWorkers(threads);
    }

    /**
     * Begins a zip file.
     *
     * @param target its final name, in an existing folder; a file that is there stays until {@link #commit}
     * @param time what all entries get; before 1980 or after 2107 is moved to the nearest that a zip file can hold
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     * @return the writer
     * @throws IOException if nothing can be written there
     */
    public static ZipWriter to(Path target, Instant time, int threads) throws IOException {
        return to(target, time, threads, PackedBefore.NOTHING);
    }

    /**
     * Begins a zip file of which parts may have been packed before. The bytes don't depend on that.
     *
     * @param target its final name, in an existing folder; a file that is there stays until {@link #commit}
     * @param time what all entries get; before 1980 or after 2107 is moved to the nearest that a zip file can hold
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     * @param before what was packed by the same version of pypack
     * @return the writer
     * @throws IOException if nothing can be written there
     */
    public static ZipWriter to(Path target, Instant time, int threads, PackedBefore before) throws IOException {
        return new ZipWriter(PartFile.of(target), DosTime.of(time), threads, before);
    }

    /**
     * Adds bytes: deflated, or stored where that is not larger.
     *
     * @param name the path, with {@code /}
     * @param content the bytes, not to be changed until the archive is written
     * @param mode the permissions
     * @throws IOException if it or a file that was added before can't be read or written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void add(String name, byte[] content, FileMode mode) throws IOException {
        names.take(name);
        if (content.length > DeflateStream.STRETCH) {
            deflate(name, mode, content.length, () -> new ByteArrayInputStream(content));
        } else {
            addLater(
                    name,
                    content.length,
                    encoder -> PackedFile.of(content, encoder).with(mode));
        }
    }

    /**
     * Adds a file of this machine: deflated, or stored where that is not larger. It is executable where its content says
     * so, as in {@link FileMode#of}.
     *
     * @param name its path, with {@code /}
     * @param source where it lies; read now or a little later
     * @throws IOException if it or a file that was added before can't be read or written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void add(String name, Path source) throws IOException {
        add(name, source, FileState.of(source));
    }

    /**
     * Adds a file of this machine, as above, whose state is known.
     *
     * @param name its path, with {@code /}
     * @param source where it lies; read now or a little later
     * @param state how it was before
     * @throws IOException if it or a file that was added before can't be read or written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void add(String name, Path source, FileState state) throws IOException {
        names.take(name);
        Optional<PackedFile> unchanged = before.unchanged(name, source, state);
        if (unchanged.isPresent()) {
            addPacked(name, unchanged.get());
            return;
        }
        long size = state.size();
        if (size <= DeflateStream.STRETCH) {
            addLater(name, size, encoder -> packed(Files.readAllBytes(source), encoder));
            return;
        }
        Optional<PackedFile> same = before.mayHold(size) ? before.holding(hash(source)) : Optional.empty();
        if (same.isPresent()) {
            addPacked(name, same.get());
        } else {
            deflate(name, FileMode.of(source), size, () -> Files.newInputStream(source));
        }
    }

    /**
     * Adds a file that is made of one of this machine while others are written. It is begun when it is added, and where
     * the source has changed since it was packed.
     *
     * @param name its path, with {@code /}
     * @param source of what it is made
     * @param state how the source was before
     * @param making makes and packs it
     * @throws IOException if it or a file that was added before can't be read, made or written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void add(String name, Path source, FileState state, Making making) throws IOException {
        names.take(name);
        Optional<PackedFile> unchanged = before.unchanged(name, source, state);
        if (unchanged.isPresent()) {
            addPacked(name, unchanged.get());
            return;
        }
        Making.Packing packing = making.begin();
        addLater(name, WHILE_MADE + 2 * state.size(), packing::packed);
    }

    private PackedFile packed(byte[] content, DeflateEncoder encoder) throws IOException {
        Sha256 sha256 = Sha256.of(content);
        Optional<PackedFile> same = before.mayHold(content.length) ? before.holding(sha256) : Optional.empty();
        return same.isPresent() ? same.get() : PackedFile.of(content, sha256, encoder);
    }

    private static Sha256 hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ContentSum.copy(in, OutputStream.nullOutputStream()).sha256();
        }
    }

    /**
     * Adds a file that was packed before.
     *
     * @param name its path, with {@code /}
     * @param packed its content
     * @param mode its permissions
     * @throws IOException if it or a file that was added before can't be read or written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void add(String name, PackedFile packed, FileMode mode) throws IOException {
        names.take(name);
        addPacked(name, packed.with(mode));
    }

    private void addPacked(String name, PackedFile packed) throws IOException {
        writeLater(name, packed.content().packedSize(), CompletableFuture.completedFuture(packed));
    }

    /**
     * Adds a file of this machine as it is, for what is compressed already.
     *
     * @param name its path, with {@code /}
     * @param source where it lies
     * @param mode its permissions
     * @throws IOException if it or a file that was added before can't be read or written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void store(String name, Path source, FileMode mode) throws IOException {
        names.take(name);
        writeWhileMoreThan(0);
        store(name, mode, Files.size(source), () -> Files.newInputStream(source));
    }

    /**
     * Adds a file of another archive with its bytes as they are there: neither inflated nor checked, so {@link #written}
     * does not tell of it.
     *
     * @param name its path here, with {@code /}
     * @param archive the other one, in whose headers there is no error
     * @param entry a file of it
     * @throws IOException if it or a file that was added before can't be read or written
     * @throws IllegalArgumentException if the name is there already or leads out of a folder
     */
    public void copy(String name, ZipArchive archive, ArchiveEntry entry) throws IOException {
        names.take(name);
        writeWhileMoreThan(0);
        ZipEntryHeader header = new ZipEntryHeader(
                name,
                FileMode.ofBits(entry.mode()),
                time,
                ZipMethod.numbered(entry.method()),
                entry.crc(),
                entry.compressedSize(),
                entry.size(),
                file.position());
        file.write(header.local());
        archive.copyRaw(entry, file.asStream());
        centralDirectory.writeBytes(header.central());
    }

    private void addLater(String name, long size, DeflateWorkers.Job<PackedFile> packing) throws IOException {
        writeLater(name, 2 * size, workers.submit(packing));
    }

    private void writeLater(String name, long bytes, Future<PackedFile> packed) throws IOException {
        long memory = bytes + OVERHEAD;
        waiting.add(new Waiting(name, packed, memory));
        waitingBytes += memory;
        writeWhileMoreThan(MOST_WAITING);
    }

    private void writeWhileMoreThan(long memory) throws IOException {
        while (waitingBytes > memory) {
            Waiting next = waiting.remove();
            waitingBytes -= next.memory;
            write(next.name, DeflateWorkers.result(next.packed));
        }
    }

    private void write(String name, PackedFile packed) throws IOException {
        PackedContent content = packed.content();
        ZipEntryHeader header = new ZipEntryHeader(
                name,
                content.mode(),
                time,
                content.method(),
                content.crc(),
                content.packedSize(),
                content.size(),
                file.position());
        file.write(header.local());
        long data = file.position();
        packed.writeTo(file.asStream());
        if (file.position() - data != content.packedSize()) {
            throw new IOException(name + " was packed before to " + content.packedSize() + " bytes, and now has "
                    + (file.position() - data));
        }
        end(header, content, data);
    }

    private void deflate(String name, FileMode mode, long size, Opener content) throws IOException {
        writeWhileMoreThan(0);
        Place place = begin(name, mode, ZipMethod.DEFLATED, size);
        CheckedOutputStream packed = new CheckedOutputStream(file.asStream(), new CRC32());
        ContentSum sum;
        try (InputStream in = content.open()) {
            DeflateStream deflating = new DeflateStream(workers, threads, packed);
            sum = ContentSum.copy(in, deflating);
            deflating.close();
        }
        if (file.position() - place.data < size) {
            end(place, sum, packed.getChecksum().getValue());
        } else {
            file.truncate(place.header.offset());
            store(name, mode, size, content);
        }
    }

    private void store(String name, FileMode mode, long size, Opener content) throws IOException {
        writeWhileMoreThan(0);
        Place place = begin(name, mode, ZipMethod.STORED, size);
        try (InputStream in = content.open()) {
            ContentSum sum = ContentSum.copy(in, file.asStream());
            end(place, sum, sum.crc());
        }
    }

    /** Leaves room for the local header: what it says of the data is known when they are written. */
    private Place begin(String name, FileMode mode, ZipMethod method, long size) throws IOException {
        ZipEntryHeader header = new ZipEntryHeader(name, mode, time, method, 0, 0, size, file.position());
        file.write(header.local());
        return new Place(header, file.position());
    }

    private void end(Place place, ContentSum sum, long packedCrc) throws IOException {
        ZipEntryHeader header = place.header.with(sum.crc(), file.position() - place.data);
        if (sum.size() != header.size()) {
            throw new IOException(header.name() + " changed while it was read: it had " + header.size()
                    + " bytes, and now " + sum.size());
        }
        file.overwrite(header.offset(), header.local());
        PackedContent packed = new PackedContent(
                header.size(),
                header.crc(),
                sum.sha256(),
                header.method() == ZipMethod.DEFLATED,
                header.packedSize(),
                packedCrc,
                header.mode());
        end(header, packed, place.data);
    }

    private void end(ZipEntryHeader header, PackedContent content, long data) {
        centralDirectory.writeBytes(header.central());
        written.add(new WrittenFile(header.name(), content, data));
    }

    /**
     * What the files hold that were added so far, but for those that were {@link #copy copied}; waits until they are packed,
     * and not until they are written.
     *
     * @return the content of each by its name, in the order in which they were added
     * @throws IOException if one can't be read or packed
     */
    public Map<String, PackedContent> packed() throws IOException {
        Map<String, PackedContent> contents = new LinkedHashMap<>();
        for (WrittenFile file : written) {
            contents.put(file.name(), file.content());
        }
        for (Waiting file : waiting) {
            contents.put(file.name, DeflateWorkers.result(file.packed).content());
        }
        return contents;
    }

    /**
     * What was added so far; waits until all of it is written.
     *
     * @return each file, in the order in which they were added
     * @throws IOException if one can't be read or written
     */
    public List<WrittenFile> written() throws IOException {
        writeWhileMoreThan(0);
        return List.copyOf(written);
    }

    /**
     * Ends the archive and gives the file its final name.
     *
     * @return its size in bytes
     * @throws IOException if it or a file that was added can't be read, written or moved
     */
    public long commit() throws IOException {
        writeWhileMoreThan(0);
        long directoryOffset = file.position();
        file.write(centralDirectory.toByteArray());
        file.write(new ZipEnd(names.count(), centralDirectory.size(), directoryOffset).bytes());
        return file.commit();
    }

    /** Leaves nothing behind that was not committed. */
    @Override
    public void close() throws IOException {
        workers.close();
        file.close();
    }

    /** Opens a content from its beginning. */
    private interface Opener {
        InputStream open() throws IOException;
    }
}
