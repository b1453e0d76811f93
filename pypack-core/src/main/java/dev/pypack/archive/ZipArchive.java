package dev.pypack.archive;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A zip file that somebody else wrote. Its headers are read and checked when it is opened, by the rules of {@link
 * ZipRule}; contents are read when they are asked for, and checked then. Many threads may read at a time.
 *
 * <p>An archive without errors is read alike by every reader, whether it begins with the central directory or goes from
 * start to end, and can be unpacked on every system.
 */
public final class ZipArchive implements AutoCloseable {
    private final ArchiveFile file;
    private final ZipLimits limits;
    private final ArchiveHeaders headers;

    private ZipArchive(ArchiveFile file, ZipLimits limits, ArchiveHeaders headers) {
        this.file = file;
        this.limits = limits;
        this.headers = headers;
    }

    /**
     * Opens a file and reads its headers, with {@link ZipLimits#DEFAULT}.
     *
     * @param file the archive
     * @return the archive; what is wrong with it, up to not being a zip file at all, is in its {@link #findings}
     * @throws IOException if the file can't be read
     */
    public static ZipArchive open(Path file) throws IOException {
        return open(file, ZipLimits.DEFAULT);
    }

    /**
     * Opens a file and reads its headers.
     *
     * @param file the archive
     * @param limits how much it may ask of the machine
     * @return the archive; what is wrong with it, up to not being a zip file at all, is in its {@link #findings}
     * @throws IOException if the file can't be read
     */
    public static ZipArchive open(Path file, ZipLimits limits) throws IOException {
        ArchiveFile opened = ArchiveFile.open(file);
        try {
            return new ZipArchive(opened, limits, ArchiveHeaders.read(opened, limits));
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * What is wrong with the headers, names and places of entries. Of each rule the first findings are told, and how many
     * more there are.
     *
     * @return findings of {@link ZipRule}, placed at the archive or at {@link #place}
     */
    public Findings findings() {
        return headers.findings();
    }

    /**
     * Its files; folder entries are left out, and so is what can't be read: what is encrypted, compressed in another way,
     * shares its bytes with others, or belongs to an archive beyond the limits. A name is listed once.
     *
     * @return in the order of their data
     */
    public List<ArchiveEntry> entries() {
        return files().stream().map(StoredEntry::entry).toList();
    }

    private List<StoredEntry> files() {
        return headers.entries().stream().filter(entry -> !entry.isFolder()).toList();
    }

    /**
     * One file.
     *
     * @param name its path
     * @return the entry, if it is there
     */
    public Optional<ArchiveEntry> entry(String name) {
        return headers.entry(name).filter(entry -> !entry.isFolder()).map(StoredEntry::entry);
    }

    /**
     * Where a finding about an entry was made: the name of the archive and that of the entry, with an exclamation mark
     * between them, both without characters that can't be seen.
     *
     * @param name the path of the entry
     * @return such as {@code acme-1.0-py3-none-any.whl!/acme/__init__.py}
     */
    public Place place(String name) {
        return ZipReport.entryPlace(file.name(), name);
    }

    /**
     * The content of a small file.
     *
     * @param entry one of this archive
     * @return its bytes
     * @throws InvalidArchive if its size or checksum is not that of the headers
     * @throws IOException if it can't be read, or is larger than {@link ZipLimits#content}
     */
    public byte[] content(ArchiveEntry entry) throws IOException {
        if (entry.size() > limits.content()) {
            throw new IOException(place(entry.name()) + " has " + entry.size() + " bytes; " + limits.content()
                    + " are allowed in memory");
        }
        try (InputStream in = stream(entry)) {
            // Not its size at once, which may be a lie.
            return in.readAllBytes();
        }
    }

    /**
     * The content of a file of any size. Size and checksum are known to be right when the stream has told its end.
     *
     * @param entry one of this archive
     * @return its bytes; for one thread at a time; it throws {@link InvalidArchive} where size or checksum is not that of
     *     the headers, and never gives more bytes than these say
     * @throws IOException if it can't be read
     */
    public InputStream stream(ArchiveEntry entry) throws IOException {
        return EntryStream.alone(file, stored(entry));
    }

    /**
     * Copies the data of a file as it is in the archive: compressed, and not checked.
     *
     * @param entry one of this archive, which tells method, sizes and checksum
     * @param target gets {@link ArchiveEntry#compressedSize} bytes; stays open
     * @throws IOException if it can't be read or written
     */
    public void copyRaw(ArchiveEntry entry, OutputStream target) throws IOException {
        file.copy(stored(entry).dataPosition(), entry.compressedSize(), target);
    }

    private StoredEntry stored(ArchiveEntry entry) {
        return headers.entry(entry.name())
                .filter(stored -> stored.entry().equals(entry))
                .orElseThrow(() -> new IllegalArgumentException("no entry of this archive: " + place(entry.name())));
    }

    /**
     * Reads every file once and compares sizes and checksums with the headers. Memory does not grow with the size of the
     * files.
     *
     * @param threads how many read at a time, at least 1
     * @return what was seen
     * @throws IOException if the archive can't be read
     */
    public ZipContents verify(int threads) throws IOException {
        return Verification.of(file, headers.entries(), threads);
    }

    /**
     * Unpacks all files and folders. Nothing is written where the headers have an error; nothing is left where a content
     * has one. Files are written into a new folder beside the other one, which gets its name when all of them are whole.
     * Of the permissions, only whether a file is executable is kept.
     *
     * @param folder its name, which must not exist; folders above it are made
     * @param threads how many files are written at a time, at least 1
     * @return the files that were written, by their names
     * @throws InvalidArchive if there is an error in headers or contents
     * @throws IOException if something can't be read or written
     */
    public Map<String, ReadFile> extract(Path folder, int threads) throws IOException {
        return extract(folder, threads, EnumSet.noneOf(ZipRule.class));
    }

    /**
     * Unpacks all files and folders, as {@link #extract(Path, int)} does, of an archive in which some errors may be.
     *
     * @param folder its name, which must not exist; folders above it are made
     * @param threads how many files are written at a time, at least 1
     * @param tolerated rules of which it may break any: of those that keep nobody from reading it
     * @return the files that were written, by their names
     * @throws InvalidArchive if there is another error in headers or contents
     * @throws IOException if something can't be read or written
     */
    public Map<String, ReadFile> extract(Path folder, int threads, Set<ZipRule> tolerated) throws IOException {
        Set<String> ids = tolerated.stream().map(ZipRule::id).collect(Collectors.toSet());
        List<Finding> errors = findings().errors().stream()
                .filter(error -> !ids.contains(error.id()))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidArchive(Findings.of(errors));
        }
        return new Extraction(file, headers.entries()).into(folder, threads);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
