package dev.pypack.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a file, which is checked while it is read. It never inflates more than the size that the headers give:
 * whether there is more is asked of zlib with no room for the answer. Who reads to the end knows that size and checksum
 * are right.
 */
final class EntryStream extends InputStream {
    private final ArchiveFile file;
    private final StoredEntry stored;
    private final Inflation inflation;
    private final CRC32 crc = new CRC32();
    /** Where the next bytes are in the file. */
    private long position;
    /** How many of them belong to this one. */
    private long compressedLeft;

    private long left;
    private boolean isChecked;
    private boolean isClosed;

    EntryStream(ArchiveFile file, StoredEntry stored, Inflation inflation) {
        this.file = file;
        this.stored = stored;
        this.inflation = inflation;
        this.position = stored.dataPosition();
        this.compressedLeft = stored.entry().compressedSize();
        this.left = stored.entry().size();
        inflation.reset();
    }

    /** One with a buffer of its own, which is given back when the stream is closed. */
    static InputStream alone(ArchiveFile file, StoredEntry stored) {
        Inflation inflation = new Inflation();
        return new FilterInputStream(new EntryStream(file, stored, inflation)) {
            @Override
            public void close() throws IOException {
                super.close();
                inflation.close();
            }
        };
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (isClosed) {
            throw new IOException("the stream is closed");
        }
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            if (!isChecked) {
                check();
            }
            return -1;
        }
        int wanted = (int) Math.min(length, left);
        int read = isStored() ? copy(into, offset, wanted) : inflate(into, offset, wanted);
        crc.update(into, offset, read);
        left -= read;
        return read;
    }

    private boolean isStored() {
        return stored.entry().method() == CentralHeader.STORED;
    }

    private int copy(byte[] into, int offset, int wanted) throws IOException {
        if (compressedLeft == 0) {
            throw damage(ZipRule.SIZE, "it ends " + left + " bytes before the size that its headers give");
        }
        int read = file.read(position, ByteBuffer.wrap(into, offset, (int) Math.min(wanted, compressedLeft)));
        position += read;
        compressedLeft -= read;
        return read;
    }

    /** At least one byte. */
    private int inflate(byte[] into, int offset, int wanted) throws IOException {
        int read = inflateSome(into, offset, wanted);
        if (read == 0) {
            throw damage(
                    ZipRule.SIZE,
                    "inflated, it has " + (stored.entry().size() - left) + " bytes; its headers say "
                            + stored.entry().size());
        }
        return read;
    }

    /** Inflates until there is a byte, or the stream has ended, or there is no room. */
    private int inflateSome(byte[] into, int offset, int room) throws IOException {
        Inflater inflater = inflation.inflater();
        try {
            while (true) {
                int read = inflater.inflate(into, offset, room);
                if (read > 0 || inflater.finished()) {
                    return read;
                }
                if (!inflater.needsInput()) {
                    if (room == 0) {
                        return 0;
                    }
                    throw damage(ZipRule.DEFLATE, "its data needs a dictionary, and a zip file has none");
                }
                if (compressedLeft == 0) {
                    throw damage(
                            ZipRule.DEFLATE_UNFINISHED,
                            "its deflate stream does not end within its "
                                    + stored.entry().compressedSize() + " bytes");
                }
                feed(inflater);
            }
        } catch (DataFormatException e) {
            throw damage(
                    ZipRule.DEFLATE,
                    "its data is no deflate stream: "
                            + Objects.requireNonNullElse(e.getMessage(), "zlib gives no reason"));
        }
    }

    private void feed(Inflater inflater) throws IOException {
        ByteBuffer compressed = inflation.compressed();
        compressed.clear().limit((int) Math.min(compressed.capacity(), compressedLeft));
        int read = file.read(position, compressed);
        position += read;
        compressedLeft -= read;
        inflater.setInput(compressed.flip());
    }

    private void check() throws IOException {
        if (!isStored()) {
            checkEndOfStream();
        } else if (compressedLeft > 0) {
            throw damage(ZipRule.SIZE, compressedLeft + " bytes follow the size that its headers give");
        }
        if (crc.getValue() != stored.entry().crc()) {
            throw damage(
                    ZipRule.CRC,
                    String.format(
                            "its content has the checksum %08x; its headers say %08x",
                            crc.getValue(), stored.entry().crc()));
        }
        isChecked = true;
    }

    private void checkEndOfStream() throws IOException {
        Inflater inflater = inflation.inflater();
        inflateSome(new byte[0], 0, 0);
        if (!inflater.finished()) {
            throw damage(
                    ZipRule.SIZE,
                    "inflated, it has more than the " + stored.entry().size() + " bytes that its headers say");
        }
        long behind = compressedLeft + inflater.getRemaining();
        if (behind > 0) {
            throw damage(ZipRule.DEFLATE_TRAILING, behind + " bytes follow the end of its deflate stream");
        }
    }

    /** What it inflates with is given back by whoever gave it. */
    @Override
    public void close() {
        isClosed = true;
    }

    private InvalidArchive damage(ZipRule rule, String message) {
        return new InvalidArchive(
                rule.at(ZipReport.entryPlace(file.name(), stored.entry().name()), message));
    }
}
