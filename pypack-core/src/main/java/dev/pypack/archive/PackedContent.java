package dev.pypack.archive;

import dev.pypack.build.Sha256;

/**
 * The content of a file, and how an archive holds it.
 *
 * @param size in bytes
 * @param crc its CRC-32
 * @param sha256 its hash
 * @param isDeflated false where it is stored as it is
 * @param packedSize what it takes in the archive, in bytes, without headers
 * @param packedCrc the CRC-32 of what it takes there, which tells damage of kept bytes
 * @param mode its permissions
 */
public record PackedContent(
        long size, long crc, Sha256 sha256, boolean isDeflated, long packedSize, long packedCrc, FileMode mode) {

    ZipMethod method() {
        return isDeflated ? ZipMethod.DEFLATED : ZipMethod.STORED;
    }

    PackedContent with(FileMode other) {
        return new PackedContent(size, crc, sha256, isDeflated, packedSize, packedCrc, other);
    }
}
