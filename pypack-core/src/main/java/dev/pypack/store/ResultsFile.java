package dev.pypack.store;

import dev.pypack.build.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file of kept results: the values, then a row for each with its key, offset, length and CRC-32, then their number, the
 * CRC-32 of the rows, and {@link #MAGIC}.
 */
final class ResultsFile implements AutoCloseable {
    /** Ends every whole file; another layout gets another one. */
    static final long MAGIC = 0x7079_7061_636b_2d31L; // "pypack-1"

    static final int ROW = Sha256.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;
    static final int END = Integer.BYTES + Integer.BYTES + Long.BYTES;

    private final FileChannel file;
    private final Map<Sha256, Row> rows;

    /** Where a value lies. */
    record Row(long offset, int length, int crc) {}

    private ResultsFile(FileChannel file, Map<Sha256, Row> rows) {
        this.file = file;
        this.rows = rows;
    }

    /** Nothing where the file is not whole. */
    static Optional<ResultsFile> open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        Optional<Map<Sha256, Row>> rows = rows(file);
        if (rows.isEmpty()) {
            file.close();
        }
        return rows.map(known -> new ResultsFile(file, known));
    }

    private static Optional<Map<Sha256, Row>> rows(FileChannel file) throws IOException {
        long size = file.size();
        if (size < END) {
            return Optional.empty();
        }
        ByteBuffer end = ByteBuffer.wrap(new FileRegion(file, size - END, END).bytes());
        int count = end.getInt();
        int crc = end.getInt();
        long length = (long) count * ROW;
        if (end.getLong() != MAGIC || count < 0 || length > Math.min(size - END, Integer.MAX_VALUE)) {
            return Optional.empty();
        }
        byte[] table = new FileRegion(file, size - END - length, length).bytes();
        return crc(table) == crc ? Optional.of(parsed(ByteBuffer.wrap(table), count)) : Optional.empty();
    }

    private static Map<Sha256, Row> parsed(ByteBuffer table, int count) {
        Map<Sha256, Row> rows = new HashMap<>(count * 2);
        byte[] key = new byte[Sha256.BYTES];
        for (int i = 0; i < count; i++) {
            table.get(key);
            rows.put(Sha256.ofDigest(key), new Row(table.getLong(), table.getInt(), table.getInt()));
        }
        return rows;
    }

    static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** All that it has. */
    Iterable<Sha256> keys() {
        return rows.keySet();
    }

    /** Nothing where it has none, or a damaged one. */
    Optional<byte[]> get(Sha256 key) {
        Row row = rows.get(key);
        if (row == null) {
            return Optional.empty();
        }
        try {
            byte[] value = new FileRegion(file, row.offset, row.length).bytes();
            return crc(value) == row.crc ? Optional.of(value) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            return; // it was only read
        }
    }
}
