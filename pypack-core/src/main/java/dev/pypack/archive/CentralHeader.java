package dev.pypack.archive;

import java.util.Optional;

/**
 * A central directory header, APPNOTE 4.3.12. Sizes, offset and disk are those of the zip64 extended information where
 * the header leaves them to it.
 *
 * @param versionNeeded to extract, times ten
 * @param flags general purpose bits
 * @param method how the data is compressed
 * @param time last modification
 * @param crc CRC-32 of the content
 * @param sizes of data and content, and where the local file header is
 * @param attributes external file attributes: mode of Unix above, attributes of DOS below
 * @param commentLength of the comment of the file, in bytes
 * @param name of the file
 * @param extra its extra fields
 */
record CentralHeader(
        int versionNeeded,
        Flags flags,
        int method,
        DosTime time,
        long crc,
        Zip64Values sizes,
        long attributes,
        int commentLength,
        EntryName name,
        ExtraFields extra) {
    /** Without name, extra fields and comment. */
    static final int SIZE = 46;

    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** Reads one, or nothing where the bytes are none. */
    static Optional<CentralHeader> read(FieldReader fields, ZipReport report) {
        if (fields.remaining() < SIZE || fields.fourBytes() != Signature.CENTRAL_DIRECTORY_HEADER) {
            return Optional.empty();
        }
        fields.skip(2); // version made by
        int versionNeeded = fields.twoBytes() & 0xFF;
        Flags flags = new Flags(fields.twoBytes());
        int method = fields.twoBytes();
        DosTime time = DosTime.read(fields);
        long crc = fields.fourBytes();
        long compressedSize = fields.fourBytes();
        long size = fields.fourBytes();
        int nameLength = fields.twoBytes();
        int extraLength = fields.twoBytes();
        int commentLength = fields.twoBytes();
        int disk = fields.twoBytes();
        fields.skip(2); // internal file attributes
        long attributes = fields.fourBytes();
        long offset = fields.fourBytes();
        if (fields.remaining() < nameLength + extraLength + commentLength) {
            return Optional.empty();
        }
        EntryName name = EntryName.of(fields.bytes(nameLength), flags);
        ExtraFields extra = ExtraFields.parse(fields.bytes(extraLength));
        fields.skip(commentLength);
        Zip64Values sizes = new Zip64Values(size, compressedSize, offset, disk).ofCentral(name, extra, report);
        return Optional.of(new CentralHeader(
                versionNeeded, flags, method, time, crc, sizes, attributes, commentLength, name, extra));
    }

    /** What Unix calls the mode, whatever system the header names: pip looks at it in the same way. */
    int mode() {
        return (int) (attributes >>> 16);
    }
}
