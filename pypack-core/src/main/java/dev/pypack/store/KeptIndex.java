package dev.pypack.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What is known of a kept archive.
 *
 * @param generator the program that packed it, with its version: another one may pack in another way
 * @param archive the name of the archive, which lies beside this index
 * @param files what it has, in its order
 */
record KeptIndex(String generator, String archive, List<KeptFile> files) {
    /** Begins every index; another layout gets another one. */
    private static final byte[] MAGIC = "pypack kept archive 2\n".getBytes(UTF_8);

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(MAGIC);
        writeText(generator, out);
        writeText(archive, out);
        out.writeInt(files.size());
        for (KeptFile file : files) {
            file.writeTo(out);
        }
        byte[] content = bytes.toByteArray();
        out.writeLong(crc(content, content.length));
        return bytes.toByteArray();
    }

    /** Nothing where the bytes are no index, or a damaged one. */
    static Optional<KeptIndex> parse(byte[] bytes) {
        int end = bytes.length - Long.BYTES;
        boolean isIndex = end >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length);
        if (!isIndex || crc(bytes, end) != ByteBuffer.wrap(bytes).getLong(end)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, end - MAGIC.length);
        try {
            String generator = readText(in);
            String archive = readText(in);
            int count = in.getInt();
            List<KeptFile> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                files.add(KeptFile.readFrom(in));
            }
            return Optional.of(new KeptIndex(generator, archive, List.copyOf(files)));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** Faster than {@code writeUTF}, which looks at each character twice. */
    static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static long crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
