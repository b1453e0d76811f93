package dev.pypack.store;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.PackedContent;
import dev.pypack.archive.PackedFile;
import dev.pypack.build.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

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
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        try {
            PackedContent content = read(bytes);
            int start = bytes.position();
            return PackedFile.of(content, out -> out.write(kept, start, kept.length - start));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("what is kept has another layout", e);
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

    static PackedContent read(ByteBuffer in) {
        long size = in.getLong();
        long crc = in.getLong();
        byte[] sha256 = new byte[Sha256.BYTES];
        in.get(sha256);
        boolean isDeflated = in.get() != 0;
        long packedSize = in.getLong();
        long packedCrc = in.getLong();
        FileMode mode = in.get() != 0 ? FileMode.EXECUTABLE : FileMode.REGULAR;
        return new PackedContent(size, crc, Sha256.ofDigest(sha256), isDeflated, packedSize, packedCrc, mode);
    }
}
