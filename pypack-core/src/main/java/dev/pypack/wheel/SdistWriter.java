package dev.pypack.wheel;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.TarGzWriter;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.SdistName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes a source distribution: {@code PKG-INFO}, which who only asks what this is finds first, then the files of the
 * project in the order in which they are added, all in one folder that is called as the archive.
 *
 * <p>The sdist gets its name when it is whole: {@link #commit}. Closed before that, nothing is left.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/source-distribution-format/">Source distribution
 *     format, PEP 625 and PEP 643</a>
 */
public final class SdistWriter implements AutoCloseable {
    private static final String EXTENSION = ".tar.gz";

    private final SdistName name;
    private final Path file;
    private final String top;
    private final TarGzWriter tar;
    private int files;

    private SdistWriter(SdistName name, Path file, TarGzWriter tar) {
        this.name = name;
        this.file = file;
        this.top = name.toString().substring(0, name.toString().length() - EXTENSION.length()) + "/";
        this.tar = tar;
    }

    /**
     * Begins an sdist.
     *
     * @param folder where it shall lie; it exists
     * @param metadata its name, its version and what else is said of it
     * @param time the time that all files in it get
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     * @return the writer
     * @throws IOException if nothing can be written there
     */
    public static SdistWriter in(Path folder, Metadata metadata, Instant time, int threads) throws IOException {
        SdistName name = SdistName.of(metadata.name(), metadata.version());
        Path file = folder.resolve(name.toString());
        SdistWriter writer = new SdistWriter(name, file, TarGzWriter.to(file, time, threads));
        writer.add("PKG-INFO", metadata.toPkgInfo());
        return writer;
    }

    /**
     * Adds a file of the project. What begins with {@code #!} becomes executable, as in a wheel.
     *
     * @param path its path in the project, with {@code /}
     * @param source where it lies
     * @throws IOException if it can't be read or written
     * @throws IllegalArgumentException if the path is there already or leads out of a folder
     */
    public void add(String path, Path source) throws IOException {
        tar.add(top + path, source);
        files++;
    }

    /**
     * Adds a file that is not on the disk; executable as above.
     *
     * @param path its path in the project, with {@code /}
     * @param content its bytes
     * @throws IOException if it can't be written
     * @throws IllegalArgumentException if the path is there already or leads out of a folder
     */
    public void add(String path, byte[] content) throws IOException {
        tar.add(top + path, content, FileMode.of(content));
        files++;
    }

    /**
     * Ends the sdist and gives it its name.
     *
     * @return the sdist
     * @throws IOException if it can't be written or moved
     */
    public Sdist commit() throws IOException {
        long bytes = tar.commit();
        return new Sdist(name, file, bytes, files);
    }

    /** Leaves nothing behind that was not committed. */
    @Override
    public void close() throws IOException {
        tar.close();
    }
}
