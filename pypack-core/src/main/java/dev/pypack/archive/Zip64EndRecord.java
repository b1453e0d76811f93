package dev.pypack.archive;

import java.io.IOException;
import java.util.Optional;

/**
 * The zip64 end of central directory record, APPNOTE 4.3.14, which its locator, 4.3.15, leads to.
 *
 * @param position where it begins in the file
 * @param numbers what it says of the central directory
 * @param claimedPosition where it begins by its locator, counted from the first local file header
 */
record Zip64EndRecord(long position, EndNumbers numbers, long claimedPosition) {
    private static final int LOCATOR_SIZE = 20;
    private static final int SIZE = 56;
    /** What follows the field of the size, in the first version of the record. */
    private static final long SIZE_IN_RECORD = 44;

    /** The record that ends where its locator begins, which ends where the end record begins. */
    static Optional<Zip64EndRecord> before(EndRecord end, ArchiveFile file, ZipReport report) throws IOException {
        long locatorPosition = end.position() - LOCATOR_SIZE;
        if (locatorPosition < 0) {
            return Optional.empty();
        }
        FieldReader locator = new FieldReader(file.bytes(locatorPosition, LOCATOR_SIZE));
        if (locator.fourBytes() != Signature.ZIP64_END_LOCATOR) {
            return Optional.empty();
        }
        long disk = locator.fourBytes();
        long claimed = locator.eightBytes();
        long disks = locator.fourBytes();
        if (disk != 0 || disks > 1) {
            report.note(ZipRule.SPLIT, "the zip64 locator speaks of disk " + disk + " of " + disks);
        }
        long position = locatorPosition - SIZE;
        Optional<Zip64EndRecord> record = position < 0 ? Optional.empty() : at(position, claimed, file);
        if (record.isEmpty()) {
            report.note(
                    ZipRule.ZIP64_END,
                    "there is a zip64 locator at byte " + locatorPosition + ", and no zip64 end record of " + SIZE
                            + " bytes before it");
        }
        return record;
    }

    private static Optional<Zip64EndRecord> at(long position, long claimed, ArchiveFile file) throws IOException {
        FieldReader fields = new FieldReader(file.bytes(position, SIZE));
        if (fields.fourBytes() != Signature.ZIP64_END_RECORD || fields.eightBytes() != SIZE_IN_RECORD) {
            return Optional.empty();
        }
        fields.skip(4); // version made by, version needed
        return Optional.of(new Zip64EndRecord(position, EndNumbers.zip64(fields), claimed));
    }

    void compareWith(EndRecord end, ZipReport report) {
        if (!end.numbers().standFor(numbers)) {
            report.note(
                    ZipRule.ZIP64_END,
                    "the end record says " + end.numbers() + ", and the zip64 end record says " + numbers);
        } else if (!numbers.needZip64()) {
            report.note(
                    ZipRule.ZIP64_UNNEEDED, "the zip64 end record says what the end record has room for: " + numbers);
        }
    }

    void compareLocator(DirectoryPlace place, ZipReport report) {
        if (place.offsetsFrom() + claimedPosition != position) {
            report.note(
                    ZipRule.ZIP64_END,
                    "the zip64 locator leads to byte " + claimedPosition + ", and the zip64 end record is at byte "
                            + position);
        }
    }
}
