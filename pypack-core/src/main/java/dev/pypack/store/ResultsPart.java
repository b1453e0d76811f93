package dev.pypack.store;

import dev.pypack.build.Sha256;
import dev.pypack.store.ResultsFile.Row;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A file of kept results that is being written. */
final class ResultsPart implements AutoCloseable {
    private final Path path;
    private final OutputStream out;
    private final Map<Sha256, Row> rows = new LinkedHashMap<>();
    private long size;

    private ResultsPart(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    static ResultsPart begin(Path path) throws IOException {
        return new ResultsPart(
                path, new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), 1 << 16));
    }

    void add(Sha256 key, byte[] value) throws IOException {
        if (!rows.containsKey(key)) {
            out.write(value);
            rows.put(key, new Row(size, value.length, ResultsFile.crc(value)));
            size += value.length;
        }
    }

    /** Adds what the other has and this has not, but for what is damaged. */
    void addAll(ResultsFile other) throws IOException {
        for (Sha256 key : other.keys()) {
            Optional<byte[]> value = rows.containsKey(key) ? Optional.empty() : other.get(key);
            if (value.isPresent()) {
                add(key, value.get());
            }
        }
    }

    /** How large the file would be, in bytes. */
    long size() {
        return size + (long) rows.size() * ResultsFile.ROW + ResultsFile.END;
    }

    /** Makes it whole. */
    Path end() throws IOException {
        ByteBuffer table = ByteBuffer.allocate(rows.size() * ResultsFile.ROW);
        rows.forEach((key, row) -> table.put(key.digest())
                .putLong(row.offset())
                .putInt(row.length())
                .putInt(row.crc()));
        out.write(table.array());
        out.write(ByteBuffer.allocate(ResultsFile.END)
                .putInt(rows.size())
                .putInt(ResultsFile.crc(table.array()))
                .putLong(ResultsFile.MAGIC)
                .array());
        out.close();
        return path;
    }

    /** Leaves nothing behind that was not moved to its name. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            return; // then it was not ended either
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException held) {
            return; // a later build removes it
        }
    }
}
