package dev.pypack.archive;

/**
 * A file in an archive, as its headers describe it.
 *
 * @param name its path, with {@code /}
 * @param size of its content, in bytes
 * @param compressedSize of its bytes in the archive
 * @param crc CRC-32 of its content
 * @param method 0 for stored, 8 for deflated
 * @param mode file type and permissions as Unix writes them; 0 where the archive holds none
 */
public record ArchiveEntry(String name, long size, long compressedSize, long crc, int method, int mode) {}
