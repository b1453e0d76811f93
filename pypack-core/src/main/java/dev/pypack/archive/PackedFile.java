package dev.pypack.archive;

import dev.pypack.archive.deflate.DeflateEncoder;
import dev.pypack.build.Sha256;
import java.util.zip.CRC32;

/**
 * The content of a file as an archive holds it: deflated, or as it is where that is not larger. It can be kept, and
 * written into any archive.
 */
public final class PackedFile {
    private final long size;
    private final long crc;
    private final Sha256 sha256;
    private final ZipMethod method;
    private final byte[] data;

    private PackedFile(long size, long crc, Sha256 sha256, ZipMethod method, byte[] data) {
        this.size = size;
        this.crc = crc;
        this.sha256 = sha256;
        this.method = method;
        this.data = data;
    }

    /**
     * Packs a file.
     *
     * @param content its bytes; not changed by the caller afterwards
     * @param encoder of the thread that calls
     * @return the file, packed
     */
    public static PackedFile of(byte[] content, DeflateEncoder encoder) {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] deflated = encoder.deflate(content);
        boolean shrinks = deflated.length < content.length;
        return new PackedFile(
                content.length,
                crc.getValue(),
                Sha256.of(content),
                shrinks ? ZipMethod.DEFLATED : ZipMethod.STORED,
                shrinks ? deflated : content);
    }

    /**
     * The size of the content.
     *
     * @return in bytes
     */
    public long size() {
        return size;
    }

    /**
     * The hash of the content.
     *
     * @return its SHA-256
     */
    public Sha256 sha256() {
        return sha256;
    }

    /**
     * How much of an archive it takes.
     *
     * @return in bytes, without headers
     */
    public int packedSize() {
        return data.length;
    }

    long crc() {
        return crc;
    }

    ZipMethod method() {
        return method;
    }

    byte[] data() {
        return data;
    }
}
