package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The headers of one entry: the local one before its data (APPNOTE 4.3.7) and the one in the central directory (4.3.12).
 * Sizes that need more than four bytes, and they alone, stand in a zip64 field (4.5.3).
 *
 * @param name its path, with {@code /}
 * @param mode its permissions
 * @param time of the entry
 * @param method how its data are held
 * @param crc CRC-32 of its content
 * @param packedSize of its data
 * @param size of its content
 * @param offset where its local header begins
 */
record ZipEntryHeader(
        String name, FileMode mode, DosTime time, ZipMethod method, long crc, long packedSize, long size, long offset) {
    /** Version 2.0 of the format has deflate, 4.5 has zip64. */
    private static final int PLAIN = 20;

    private static final int ZIP64 = 45;
    /** The upper byte says that the attributes are those of Unix. */
    private static final int MADE_BY_UNIX = 3 << 8;

    private static final int UTF8_NAME = 1 << 11;
    private static final byte[] NOTHING = {};

    /** The same, with what is known when the data are written. */
    ZipEntryHeader with(long sumOfContent, long sizeOfData) {
        return new ZipEntryHeader(name, mode, time, method, sumOfContent, sizeOfData, size, offset);
    }

    byte[] local() {
        byte[] extra = hasLongSizes()
                ? new LittleEndian()
                        .twoBytes(Zip64Values.ID)
                        .twoBytes(16)
                        .eightBytes(size)
                        .eightBytes(packedSize)
                        .toArray()
                : NOTHING;
        byte[] encoded = name.getBytes(UTF_8);
        LittleEndian header = new LittleEndian().fourBytes(Signature.LOCAL_FILE_HEADER);
        writeCommon(header, hasLongSizes() ? ZIP64 : PLAIN, encoded.length, extra.length);
        return header.bytes(encoded).bytes(extra).toArray();
    }

    byte[] central() {
        byte[] extra = centralExtra();
        byte[] encoded = name.getBytes(UTF_8);
        int version = extra.length > 0 ? ZIP64 : PLAIN;
        LittleEndian header =
                new LittleEndian().fourBytes(Signature.CENTRAL_DIRECTORY_HEADER).twoBytes(MADE_BY_UNIX | version);
        writeCommon(header, version, encoded.length, extra.length);
        return header.twoBytes(0) // comment
                .twoBytes(0) // disk
                .twoBytes(0) // internal attributes
                .fourBytes((long) mode.bits() << 16)
                .fourBytes(Math.min(offset, Zip64Values.FOUR_BYTES))
                .bytes(encoded)
                .bytes(extra)
                .toArray();
    }

    private byte[] centralExtra() {
        if (!hasLongSizes() && offset < Zip64Values.FOUR_BYTES) {
            return NOTHING;
        }
        LittleEndian fields = new LittleEndian();
        if (hasLongSizes()) {
            fields.eightBytes(size).eightBytes(packedSize);
        }
        if (offset >= Zip64Values.FOUR_BYTES) {
            fields.eightBytes(offset);
        }
        return new LittleEndian()
                .twoBytes(Zip64Values.ID)
                .twoBytes(fields.length())
                .bytes(fields.toArray())
                .toArray();
    }

    private void writeCommon(LittleEndian header, int version, int nameLength, int extraLength) {
        header.twoBytes(version)
                .twoBytes(nameLength == name.length() ? 0 : UTF8_NAME)
                .twoBytes(method.number())
                .twoBytes(time.time())
                .twoBytes(time.date())
                .fourBytes(crc)
                .fourBytes(hasLongSizes() ? Zip64Values.FOUR_BYTES : packedSize)
                .fourBytes(hasLongSizes() ? Zip64Values.FOUR_BYTES : size)
                .twoBytes(nameLength)
                .twoBytes(extraLength);
    }

    /** Both or none: APPNOTE 4.5.3 wants them so in the local header. */
    private boolean hasLongSizes() {
        return size >= Zip64Values.FOUR_BYTES || packedSize >= Zip64Values.FOUR_BYTES;
    }
}
