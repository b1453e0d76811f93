package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a gzipped tar archive from its beginning to its end, entry by entry. */
final class TarGzReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    /** Longer than any path, and than what tools note besides. */
    private static final int LONGEST_HEADER = 1 << 20;

    private final Place place;
    private final InputStream in;
    private long unread;

    private TarGzReader(Place place, InputStream in) {
        this.place = place;
        this.in = in;
    }

    static TarGzReader open(Path file) throws IOException {
        Place place = Place.of(String.valueOf(file.getFileName()));
        InputStream packed = Files.newInputStream(file);
        try {
            return new TarGzReader(place, new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER));
        } catch (ZipException | EOFException e) {
            packed.close();
            throw damaged(place, "it is not packed by gzip: " + e.getMessage());
        }
    }

    /** The next entry, whatever was read of the one before; nothing at the end. */
    Optional<TarEntry> next() throws IOException {
        Map<String, String> extended = new HashMap<>();
        while (true) {
            skipContent();
            byte[] block = block();
            if (isEmpty(block)) {
                readToEnd();
                return Optional.empty();
            }
            TarEntry entry = TarEntry.parse(block).orElseThrow(() -> damaged("a header in it is damaged"));
            // The size of what an extended header stands before may be told by it.
            TarEntry whole = "xgLK".indexOf(entry.type()) < 0 ? told(entry, extended) : entry;
            unread = whole.size() + TarHeader.paddingBehind(whole.size()).length;
            switch (entry.type()) {
                case 'x' -> extended.putAll(records(header(entry)));
                case 'g' -> header(entry);
                case 'L' -> extended.put("path", zeroTerminated(header(entry)));
                case 'K' -> extended.put("linkpath", zeroTerminated(header(entry)));
                default -> {
                    return Optional.of(whole);
                }
            }
        }
    }

    private TarEntry told(TarEntry entry, Map<String, String> extended) throws InvalidArchive {
        try {
            TarEntry told = entry.with(extended);
            if (told.size() >= 0) {
                return told;
            }
        } catch (NumberFormatException e) {
            throw damaged(
                    "an extended header says that the size is " + EscapedText.of(extended.getOrDefault("size", "")));
        }
        throw damaged("a file in it would have less than nothing");
    }

    /** Copies the content of the entry that was read last. */
    void copy(TarEntry entry, OutputStream to) throws IOException {
        for (long left = entry.size(); left > 0; left -= BUFFER) {
            to.write(bytes((int) Math.min(left, BUFFER)));
        }
    }

    private byte[] header(TarEntry entry) throws IOException {
        if (entry.size() < 0 || entry.size() > LONGEST_HEADER) {
            throw damaged("an extended header of " + entry.size() + " bytes");
        }
        return bytes((int) entry.size());
    }

    /** Each is its own length in bytes, a blank, a key, an equals sign, a value and a line's end. */
    private Map<String, String> records(byte[] bytes) throws InvalidArchive {
        Map<String, String> records = new HashMap<>();
        int at = 0;
        while (at < bytes.length) {
            int blank = at;
            while (blank < bytes.length && bytes[blank] >= '0' && bytes[blank] <= '9' && blank - at < 8) {
                blank++;
            }
            int length = blank == at ? 0 : Integer.parseInt(new String(bytes, at, blank - at, UTF_8));
            int end = at + length;
            if (length <= blank - at + 1 || end > bytes.length || bytes[end - 1] != '\n') {
                throw damaged("an extended header in it is damaged");
            }
            String record = new String(bytes, blank + 1, end - blank - 2, UTF_8);
            int equals = record.indexOf('=');
            if (equals < 0) {
                throw damaged("an extended header in it is damaged");
            }
            records.put(record.substring(0, equals), record.substring(equals + 1));
            at = end;
        }
        return records;
    }

    private static String zeroTerminated(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static boolean isEmpty(byte[] block) {
        return Arrays.equals(block, new byte[block.length]);
    }

    private byte[] block() throws IOException {
        unread = TarHeader.BLOCK;
        return bytes(TarHeader.BLOCK);
    }

    private void skipContent() throws IOException {
        while (unread > 0) {
            bytes((int) Math.min(unread, BUFFER));
        }
    }

    /** The checksum stands at the end. */
    private void readToEnd() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException | EOFException e) {
            throw damaged("it is damaged: " + e.getMessage());
        }
    }

    private byte[] bytes(int count) throws IOException {
        try {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw damaged("it ends in the middle");
            }
            unread -= count;
            return bytes;
        } catch (ZipException | EOFException e) {
            throw damaged("it is damaged: " + e.getMessage());
        }
    }

    InvalidArchive damaged(String what) {
        return damaged(place, what);
    }

    private static InvalidArchive damaged(Place place, String what) {
        return new InvalidArchive(
                Finding.error("tar-damaged", place, what, "Fetch the file again; or ask those who made it."));
    }

    /** That an archive has something that is not unpacked. */
    InvalidArchive refused(String what) {
        return new InvalidArchive(Finding.error(
                "tar-refused", place, what, "Don't unpack it with other tools, and ask those who made it."));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
