package dev.pypack.archive;

import java.util.Optional;

/**
 * The numbers of a header that may have no room in it: then all bits of the field are set, and the zip64 extended
 * information, APPNOTE 4.5.3, has the number.
 *
 * @param size of the content, in bytes
 * @param compressedSize of the data
 * @param offset of the local file header
 * @param disk number of the file where the data begins
 */
record Zip64Values(long size, long compressedSize, long offset, long disk) {
    static final int ID = 0x0001;
    /** All bits of a field of four bytes, which leaves the number to zip64. */
    static final long FOUR_BYTES = 0xFFFF_FFFFL;
    /** The same of two bytes. */
    static final long TWO_BYTES = 0xFFFF;

    /**
     * The values of a central directory header: the information has exactly those that the header leaves to it. More of
     * them, even if they are the same, newer versions of Java refuse.
     */
    Zip64Values ofCentral(EntryName name, ExtraFields extra, ZipReport report) {
        int expected = eightIf(size) + eightIf(compressedSize) + eightIf(offset) + (disk == TWO_BYTES ? 4 : 0);
        Optional<ExtraFields.Field> information = extra.field(ID);
        if (information.isEmpty()) {
            if (expected != 0) {
                report.note(
                        ZipRule.ZIP64_EXTRA,
                        name.text(),
                        "the central directory header leaves numbers to the zip64 extended information, and there is none");
            }
            return this;
        }
        FieldReader values = information.get().data();
        int length = values.remaining();
        if (length == expected && expected != 0) {
            Zip64Values found = new Zip64Values(
                    size == FOUR_BYTES ? values.eightBytes() : size,
                    compressedSize == FOUR_BYTES ? values.eightBytes() : compressedSize,
                    offset == FOUR_BYTES ? values.eightBytes() : offset,
                    disk == TWO_BYTES ? values.fourBytes() : disk);
            found.noteSign(name, report);
            found.noteRoom(name, report);
            return found;
        }
        if (expected == 0 && length == 0) {
            report.note(ZipRule.ZIP64_UNNEEDED, name.text(), "empty zip64 extended information");
            return this;
        }
        noteLength("central directory", length, expected, name, report);
        return this;
    }

    /** The sizes of a local file header: the information has both or none, APPNOTE 4.5.3. */
    Zip64Values ofLocal(EntryName name, ExtraFields extra, ZipReport report) {
        int expected = size == FOUR_BYTES || compressedSize == FOUR_BYTES ? 16 : 0;
        Optional<ExtraFields.Field> information = extra.field(ID);
        if (information.isEmpty()) {
            if (expected != 0) {
                report.note(
                        ZipRule.ZIP64_EXTRA,
                        name.text(),
                        "the local file header leaves sizes to the zip64 extended information, and there is none");
            }
            return this;
        }
        FieldReader values = information.get().data();
        int length = values.remaining();
        if (size == FOUR_BYTES && compressedSize == FOUR_BYTES && length == 16) {
            Zip64Values found = new Zip64Values(values.eightBytes(), values.eightBytes(), offset, disk);
            found.noteSign(name, report);
            return found;
        }
        if (expected == 0 && repeatedBy(values)) {
            report.note(
                    ZipRule.ZIP64_UNNEEDED,
                    name.text(),
                    "the local file header has zip64 extended information that it does not need");
            return this;
        }
        noteLength("local file", length, expected, name, report);
        return this;
    }

    private static int eightIf(long value) {
        return value == FOUR_BYTES ? 8 : 0;
    }

    /** Whether the information has, in the order of the standard, what stands in the header as well. */
    private boolean repeatedBy(FieldReader values) {
        return switch (values.remaining()) {
            case 0 -> true;
            case 8 -> values.eightBytes() == size;
            case 16 -> values.eightBytes() == size && values.eightBytes() == compressedSize;
            default -> false;
        };
    }

    private static void noteLength(String header, int length, int expected, EntryName name, ZipReport report) {
        report.note(
                ZipRule.ZIP64_EXTRA,
                name.text(),
                "the zip64 extended information of the " + header + " header has " + length
                        + " bytes, and by the header it should have " + expected);
    }

    private void noteSign(EntryName name, ZipReport report) {
        if (!isPossible()) {
            report.note(
                    ZipRule.ZIP64_EXTRA,
                    name.text(),
                    "the zip64 extended information has a number of 2^63 or more, which no file reaches");
        }
    }

    private void noteRoom(EntryName name, ZipReport report) {
        if (isPossible() && size < FOUR_BYTES && compressedSize < FOUR_BYTES && offset < FOUR_BYTES) {
            report.note(
                    ZipRule.ZIP64_UNNEEDED,
                    name.text(),
                    "the zip64 extended information has numbers for which the central directory header has room");
        }
    }

    /** Whether the sizes are numbers that a file can have. */
    boolean isPossible() {
        return size >= 0 && compressedSize >= 0 && offset >= 0;
    }
}
