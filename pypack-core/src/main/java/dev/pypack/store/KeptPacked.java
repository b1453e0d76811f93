package dev.pypack.store;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.PackedContent;
import dev.pypack.archive.PackedFile;
import dev.pypack.build.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A packed file as the store keeps it.
 */
public final class KeptPacked {
    private KeptPacked() {}

    /**
     * The bytes to be kept.
     *
     * @param file in memory
     * @return what it holds, then its packed bytes
     * @throws IOException if its bytes can't be read
     */
    public static byte[] bytes(PackedFile file) throws IOException {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream((int) file.content().packedSize() + 128);
        DataOutputStream out = new DataOutputStream(bytes);
        write(file.content(), out);
        file.writeTo(out);
        return bytes.toByteArray();
    }

    /**
     * The file again.
     *
     * @param kept what {@link #bytes} gave, undamaged
     * @return the file
     */
    public static PackedFile file(byte[] kept) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(kept);
        try {
            PackedContent content = read(new DataInputStream(bytes));
            int start = kept.length - bytes.available();
            return PackedFile.of(content, out -> out.write(kept, start, kept.length - start));
        } catch (IOException e) {
            throw new UncheckedIOException("what is kept has another layout", e);
        }
    }

    static void write(PackedContent content, DataOutput out) throws IOException {
        out.writeLong(content.size());
        out.writeLong(content.crc());
        out.write(content.sha256().digest());
        out.writeBoolean(content.isDeflated());
        out.writeLong(content.packedSize());
        out.writeLong(content.packedCrc());
        out.writeBoolean(content.mode() == FileMode.EXECUTABLE);
    }

    static PackedContent read(DataInput in) throws IOException {
        long size = in.readLong();
        long crc = in.readLong();
        byte[] sha256 = new byte[Sha256.BYTES];
        in.readFully(sha256);
        boolean isDeflated = in.readBoolean();
        long packedSize = in.readLong();
        long packedCrc = in.readLong();
        FileMode mode = in.readBoolean() ? FileMode.EXECUTABLE : FileMode.REGULAR;
        return new PackedContent(size, crc, Sha256.ofDigest(sha256), isDeflated, packedSize, packedCrc, mode);
    }
}
