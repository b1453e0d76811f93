package dev.pypack.archive;

import java.io.IOException;
import java.util.Optional;

/**
 * A local file header, APPNOTE 4.3.7.
 *
 * @param flags general purpose bits
 * @param method how the data is compressed
 * @param crc CRC-32 of the content
 * @param sizes of data and content, from the zip64 extended information where the header leaves them to it
 * @param name of the file, by the flags of this header
 * @param extra its extra fields
 * @param end where the data begins in the file
 */
record LocalHeader(Flags flags, int method, long crc, Zip64Values sizes, EntryName name, ExtraFields extra, long end) {
    /** Without name and extra fields. */
    static final int SIZE = 30;

    /** What is read at once beyond the name: extra fields are seldom longer. */
    private static final int GUESS = 64;

    /** Reads the header of a file, or nothing where there is none or it leads out of the archive. */
    static Optional<LocalHeader> read(long position, CentralHeader central, ArchiveFile file, ZipReport report)
            throws IOException {
        if (position < 0 || position > file.size() - SIZE) {
            return Optional.empty();
        }
        int guess = SIZE + central.name().length() + GUESS;
        FieldReader fields = new FieldReader(file.bytes(position, (int) Math.min(guess, file.size() - position)));
        if (fields.fourBytes() != Signature.LOCAL_FILE_HEADER) {
            return Optional.empty();
        }
        fields.skip(2); // version needed
        Flags flags = new Flags(fields.twoBytes());
        int method = fields.twoBytes();
        fields.skip(4); // time
        long crc = fields.fourBytes();
        long compressedSize = fields.fourBytes();
        long size = fields.fourBytes();
        int nameLength = fields.twoBytes();
        int extraLength = fields.twoBytes();
        if (fields.remaining() < nameLength + extraLength) {
            if (position + SIZE + nameLength + extraLength > file.size()) {
                return Optional.empty();
            }
            fields = new FieldReader(file.bytes(position + SIZE, nameLength + extraLength));
        }
        EntryName name = EntryName.of(fields.bytes(nameLength), flags);
        ExtraFields extra = ExtraFields.parse(fields.bytes(extraLength));
        Zip64Values sizes = new Zip64Values(size, compressedSize, 0, 0).ofLocal(central.name(), extra, report);
        return Optional.of(
                new LocalHeader(flags, method, crc, sizes, name, extra, position + SIZE + nameLength + extraLength));
    }

    /** Notes where it says something else than the central directory header. */
    void compareWith(CentralHeader central, ZipReport report) {
        String entry = central.name().text();
        if (!name.equals(central.name())) {
            report.note(ZipRule.HEADER_NAME, entry, "the local file header calls it '" + name + "'");
        }
        if (method != central.method()) {
            report.note(
                    ZipRule.HEADER_METHOD,
                    entry,
                    "method " + central.method() + " in the central directory header, " + method
                            + " in the local file header");
        }
        if (!flags.meansTheSameAs(central.flags())) {
            report.note(
                    ZipRule.HEADER_FLAGS,
                    entry,
                    "flags " + central.flags() + " in the central directory header, " + flags
                            + " in the local file header");
        }
        if (crc != central.crc() && !isLeftToDescriptor(crc)) {
            report.note(
                    ZipRule.HEADER_CRC,
                    entry,
                    String.format(
                            "checksum %08x in the central directory header, %08x in the local file header",
                            central.crc(), crc));
        }
        compareSize("size", central.sizes().size(), sizes.size(), entry, report);
        compareSize("compressed size", central.sizes().compressedSize(), sizes.compressedSize(), entry, report);
    }

    private void compareSize(String what, long central, long local, String entry, ZipReport report) {
        if (local != central && !isLeftToDescriptor(local)) {
            report.note(
                    ZipRule.HEADER_SIZE,
                    entry,
                    what + " " + central + " in the central directory header, " + local + " in the local file header");
        }
    }

    /** APPNOTE 4.4.4, bit 3: zero here, and the value behind the data. */
    private boolean isLeftToDescriptor(long value) {
        return value == 0 && flags.hasDataDescriptor();
    }
}
