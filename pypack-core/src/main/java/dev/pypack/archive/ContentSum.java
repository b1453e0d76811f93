package dev.pypack.archive;

import dev.pypack.build.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/**
 * The sums of a content that is copied.
 *
 * @param size in bytes
 * @param crc CRC-32
 * @param sha256 SHA-256
 */
record ContentSum(long size, long crc, Sha256 sha256) {

    static ContentSum copy(InputStream in, OutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        MessageDigest sha256 = Sha256.algorithm();
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            crc.update(buffer, 0, read);
            sha256.update(buffer, 0, read);
            out.write(buffer, 0, read);
            size += read;
        }
        return new ContentSum(size, crc.getValue(), Sha256.endOf(sha256));
    }
}
