package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.archive.WrittenFile;

/**
 * The {@code RECORD} of a wheel: a row of CSV for each file with its SHA-256 and size, and last of all one for itself
 * without either.
 */
final class RecordFile {
    private final String name;
    private final StringBuilder rows = new StringBuilder();

    RecordFile(String name) {
        this.name = name;
    }

    void add(WrittenFile file) {
        rows.append(quoted(file.name()))
                .append(",sha256=")
                .append(file.content().sha256().toBase64())
                .append(',')
                .append(file.content().size())
                .append('\n');
    }

    byte[] bytes() {
        return (rows + quoted(name) + ",,\n").getBytes(UTF_8);
    }

    /** As Python's {@code csv} module writes a field. */
    private static String quoted(String path) {
        return path.indexOf(',') < 0 && path.indexOf('"') < 0 ? path : '"' + path.replace("\"", "\"\"") + '"';
    }
}
