package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.Making;
import dev.pypack.archive.PackedBefore;
import dev.pypack.archive.PackedContent;
import dev.pypack.archive.WrittenFile;
import dev.pypack.archive.ZipWriter;
import dev.pypack.build.FileState;
import dev.pypack.pep.CodePointOrder;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.Tag;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes a wheel: the files of the package in the order in which they are added, then {@code .dist-info} with
 * {@code RECORD} at the very end, as the binary distribution format recommends.
 *
 * <p>The wheel gets its name when it is whole: {@link #commit}. Closed before that, nothing is left.
 */
public final class WheelWriter implements AutoCloseable {
    private final WheelName name;
    private final Path file;
    private final ZipWriter zip;
    private final String info;
    private final Map<String, byte[]> infoFiles = new TreeMap<>(CodePointOrder.INSTANCE);
    private int files;

    private WheelWriter(WheelName name, Path file, ZipWriter zip, String info) {
        this.name = name;
        this.file = file;
        this.zip = zip;
        this.info = info;
    }

    /**
     * Begins a wheel of Python files. One whose tags name a platform is installed where a platform's files are
     * ({@code Root-Is-Purelib: false}), any other where those of all platforms are.
     *
     * @param folder where it shall lie; it exists
     * @param metadata its name, its version and what else is said of it
     * @param tags what it runs on
     * @param generator the program that makes it, with its version
     * @param time the time that all files in it get
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     * @param before what was packed by the same version of the program; the bytes don't depend on that either
     * @return the writer
     * @throws IOException if nothing can be written there
     */
    public static WheelWriter in(
            Path folder,
            Metadata metadata,
            Set<Tag> tags,
            String generator,
            Instant time,
            int threads,
            PackedBefore before)
            throws IOException {
        WheelName name = WheelName.of(metadata.name(), metadata.version(), Optional.empty(), tags);
        Path file = folder.resolve(name.toString());
        String info = name.distribution().replace('-', '_') + "-" + name.version() + ".dist-info/";
        WheelWriter writer = new WheelWriter(name, file, ZipWriter.to(file, time, threads, before), info);
        writer.addInfo("METADATA", metadata.toBytes());
        writer.addInfo("WHEEL", wheelFile(tags, generator).getBytes(UTF_8));
        return writer;
    }

    private static String wheelFile(Set<Tag> tags, String generator) {
        StringBuilder text = new StringBuilder("Wheel-Version: 1.0\n");
        text.append("Generator: ").append(generator).append('\n');
        text.append("Root-Is-Purelib: ").append(areForAny(tags)).append('\n');
        for (Tag tag : new TreeSet<>(tags)) {
            text.append("Tag: ").append(tag).append('\n');
        }
        return text.toString();
    }

    private static boolean areForAny(Set<Tag> tags) {
        for (Tag tag : tags) {
            if (!tag.platform().equals("any")) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds a file of the package. What begins with {@code #!} becomes executable: so the permission depends on the
     * content alone and is the same on a system that keeps none.
     *
     * @param path where it is installed, below site-packages
     * @param source where it lies; read now or a little later
     * @param state how it was before
     * @throws IOException if it or a file that was added before can't be read or written
     */
    public void add(String path, Path source, FileState state) throws IOException {
        zip.add(path, source, state);
        files++;
    }

    /**
     * Adds a file of the package that is made of another while the wheel is written; its permissions are those that it is
     * made with.
     *
     * @param path where it is installed, below site-packages
     * @param source of what it is made
     * @param state how the source was before
     * @param making makes it
     * @throws IOException if it or a file that was added before can't be read, made or written
     */
    public void add(String path, Path source, FileState state, Making making) throws IOException {
        zip.add(path, source, state, making);
        files++;
    }

    /**
     * Adds a file of the package that is not on the disk; executable as above.
     *
     * @param path where it is installed, below site-packages
     * @param content its bytes
     * @throws IOException if a file can't be read or written
     */
    public void add(String path, byte[] content) throws IOException {
        zip.add(path, content, FileMode.of(content));
        files++;
    }

    /**
     * Adds a file to {@code .dist-info}.
     *
     * @param path its path there, such as {@code entry_points.txt} or {@code licenses/LICENSE}
     * @param content its bytes
     */
    public void addInfo(String path, byte[] content) {
        infoFiles.put(info + path, content);
    }

    /**
     * Ends the wheel and gives it its name.
     *
     * @return the wheel
     * @throws IOException if it can't be written or moved
     */
    public Wheel commit() throws IOException {
        for (Map.Entry<String, byte[]> each : infoFiles.entrySet()) {
            zip.add(each.getKey(), each.getValue(), FileMode.REGULAR);
        }
        RecordFile record = new RecordFile(info + "RECORD");
        // Known before they are written, so that RECORD is packed meanwhile, unless it is very large.
        for (Map.Entry<String, PackedContent> each : zip.packed().entrySet()) {
            record.add(each.getKey(), each.getValue().sha256(), each.getValue().size());
        }
        zip.add(info + "RECORD", record.bytes(), FileMode.REGULAR);
        long bytes = zip.commit();
        return new Wheel(name, file, bytes, files + infoFiles.size() + 1);
    }

    /**
     * What the wheel has.
     *
     * @return each file, in its order
     * @throws IOException if one can't be read or written
     */
    public List<WrittenFile> written() throws IOException {
        return zip.written();
    }

    /** Leaves nothing behind that was not committed. */
    @Override
    public void close() throws IOException {
        zip.close();
    }
}
