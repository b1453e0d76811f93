package dev.pypack.archive;

import java.io.IOException;
import java.util.Optional;

/**
 * Where the central directory is, as the records at the end of the file say.
 *
 * @param position where it begins in the file
 * @param size in bytes
 * @param entries how many headers it should hold
 * @param offsetsFrom the byte of the file from which the offsets of the archive count
 */
record DirectoryPlace(long position, long size, long entries, long offsetsFrom) {

    /** By the size of the directory, which ends where the records of the end begin: so do nearly all readers. */
    static Optional<DirectoryPlace> find(EndRecord end, ArchiveFile file, ZipReport report) throws IOException {
        Optional<Zip64EndRecord> zip64 = Zip64EndRecord.before(end, file, report);
        if (zip64.isEmpty()) {
            noteSplit(end.disk(), end.directoryDisk(), end.entriesOfDisk(), end.entries(), report);
            if (end.directorySize() == EndRecord.MOST_BYTES || end.directoryOffset() == EndRecord.MOST_BYTES) {
                report.note(
                        ZipRule.ZIP64_END,
                        "the end record leaves the size or the offset of the central directory to a zip64 end record, and"
                                + " there is none");
                return Optional.empty();
            }
            return at(
                    new DirectoryPlace(end.directoryOffset(), end.directorySize(), end.entries(), 0),
                    end.position(),
                    file,
                    report);
        }
        Zip64EndRecord record = zip64.get();
        noteSplit(record.disk(), record.directoryDisk(), record.entriesOfDisk(), record.entries(), report);
        if (!record.agreesWith(end)) {
            report.note(
                    ZipRule.ZIP64_END,
                    "the end record and the zip64 end record have different numbers: entries " + end.entries() + " and "
                            + record.entries() + ", size of the directory " + end.directorySize() + " and "
                            + record.directorySize() + ", offset " + end.directoryOffset() + " and "
                            + record.directoryOffset());
        } else if (!record.isNeeded()) {
            report.note(
                    ZipRule.ZIP64_UNNEEDED,
                    "the zip64 end record has numbers for which the end record has room: " + record.entries()
                            + " entries, a directory of " + record.directorySize() + " bytes at "
                            + record.directoryOffset());
        }
        Optional<DirectoryPlace> place = at(
                new DirectoryPlace(record.directoryOffset(), record.directorySize(), record.entries(), 0),
                record.position(),
                file,
                report);
        place.ifPresent(found -> {
            if (found.offsetsFrom + record.claimedPosition() != record.position()) {
                report.note(
                        ZipRule.ZIP64_END,
                        "the zip64 locator leads to byte " + record.claimedPosition()
                                + ", and the zip64 end record is at byte " + record.position());
            }
        });
        return place;
    }

    private static void noteSplit(long disk, long directoryDisk, long entriesOfDisk, long entries, ZipReport report) {
        if (disk != 0 || directoryDisk != 0 || entriesOfDisk != entries) {
            report.note(
                    ZipRule.SPLIT,
                    "the end record is on disk " + disk + ", the central directory begins on disk " + directoryDisk
                            + ", and " + entriesOfDisk + " of " + entries + " entries are on this one");
        }
    }

    private static Optional<DirectoryPlace> at(
            DirectoryPlace claimed, long endRecords, ArchiveFile file, ZipReport report) throws IOException {
        long position = endRecords - claimed.size;
        boolean fits = claimed.size >= 0 && claimed.position >= 0 && position >= claimed.position;
        if (fits && (claimed.size == 0 || isHeader(position, endRecords, file))) {
            return Optional.of(
                    new DirectoryPlace(position, claimed.size, claimed.entries, position - claimed.position));
        }
        if (fits && isHeader(claimed.position, endRecords, file)) {
            report.note(
                    ZipRule.GAP,
                    (position - claimed.position) + " bytes between the central directory and the end record");
            return Optional.of(claimed);
        }
        report.note(
                ZipRule.DIRECTORY,
                "by the end record, it has " + claimed.size + " bytes and begins at byte " + claimed.position
                        + "; the records of the end begin at byte " + endRecords
                        + ", and no central directory of that size is before them");
        return Optional.empty();
    }

    private static boolean isHeader(long position, long endRecords, ArchiveFile file) throws IOException {
        return position + CentralHeader.SIZE <= endRecords
                && new FieldReader(file.bytes(position, 4)).fourBytes() == Signature.CENTRAL_DIRECTORY_HEADER;
    }

    long end() {
        return position + size;
    }
}
