package dev.pypack.archive;

import dev.pypack.archive.deflate.DeflateEncoder;
import dev.pypack.build.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * A file as an archive holds it: deflated, or as it is where that is not larger. It can be kept, and written into any
 * archive.
 */
public final class PackedFile {
    private final PackedContent content;
    private final PackedBytes bytes;

    private PackedFile(PackedContent content, PackedBytes bytes) {
        this.content = content;
        this.bytes = bytes;
    }

    /** The bytes that an archive has, without headers. */
    @FunctionalInterface
    public interface PackedBytes {
        /**
         * Writes them.
         *
         * @param out where they go
         * @throws IOException if they can't be read or written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Packs a file. It is executable where its content says so, as in {@link FileMode#of}.
     *
     * @param content its bytes; not changed by the caller afterwards
     * @param encoder of the thread that calls
     * @return the file, packed
     */
    public static PackedFile of(byte[] content, DeflateEncoder encoder) {
        return of(content, Sha256.of(content), encoder);
    }

    static PackedFile of(byte[] content, Sha256 sha256, DeflateEncoder encoder) {
        byte[] deflated = encoder.deflate(content);
        boolean shrinks = deflated.length < content.length;
        byte[] bytes = shrinks ? deflated : content;
        long crc = crc(content);
        return new PackedFile(
                new PackedContent(
                        content.length,
                        crc,
                        sha256,
                        shrinks,
                        bytes.length,
                        shrinks ? crc(bytes) : crc,
                        FileMode.of(content)),
                out -> out.write(bytes));
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /**
     * A file that was packed before.
     *
     * @param content what it holds, and how
     * @param bytes as many as the content says
     * @return the file
     */
    public static PackedFile of(PackedContent content, PackedBytes bytes) {
        return new PackedFile(content, bytes);
    }

    /**
     * What it holds, and how.
     *
     * @return sizes, sums, method and permissions
     */
    public PackedContent content() {
        return content;
    }

    /** The same with other permissions. */
    PackedFile with(FileMode mode) {
        return new PackedFile(content.with(mode), bytes);
    }

    /**
     * Writes the bytes that an archive has of it, without headers.
     *
     * @param out where they go
     * @throws IOException if they can't be read or written
     */
    public void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }
}
