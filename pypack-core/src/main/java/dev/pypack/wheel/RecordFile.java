package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.Sha256;

/**
 * The {@code RECORD} of a wheel, or of what was installed: a row of CSV for each file with its SHA-256 and size, and last of
 * all one for itself without either.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file">The
 *     RECORD file (PEP 376, PEP 627)</a>
 */
public final class RecordFile {
    private final String name;
    private final StringBuilder rows = new StringBuilder();

    /**
     * One without rows.
     *
     * @param name its path, as it stands in its last row
     */
    public RecordFile(String name) {
        this.name = name;
    }

    /**
     * Adds a row.
     *
     * @param path of the file
     * @param sha256 the hash of its content
     * @param size in bytes
     */
    public void add(String path, Sha256 sha256, long size) {
        rows.append(quoted(path))
                .append(",sha256=")
                .append(sha256.toBase64())
                .append(',')
                .append(size)
                .append('\n');
    }

    /**
     * The file.
     *
     * @return UTF-8, with {@code \n} at the end of each line
     */
    public byte[] bytes() {
        return (rows + quoted(name) + ",,\n").getBytes(UTF_8);
    }

    /** As Python's {@code csv} module writes a field. */
    private static String quoted(String path) {
        return path.indexOf(',') < 0 && path.indexOf('"') < 0 ? path : '"' + path.replace("\"", "\"\"") + '"';
    }
}
