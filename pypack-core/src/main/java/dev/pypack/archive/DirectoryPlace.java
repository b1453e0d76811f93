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

    /** By the zip64 end record where there is one, else by the end record. */
    static Optional<DirectoryPlace> find(EndRecord end, ArchiveFile file, ZipReport report) throws IOException {
        Optional<Zip64EndRecord> zip64 = Zip64EndRecord.before(end, file, report);
        if (zip64.isPresent()) {
            Zip64EndRecord record = zip64.get();
            record.compareWith(end, report);
            Optional<DirectoryPlace> place = before(record.position(), record.numbers(), file, report);
            place.ifPresent(found -> record.compareLocator(found, report));
            return place;
        }
        if (end.numbers().leavePlaceToZip64()) {
            report.note(
                    ZipRule.ZIP64_END,
                    "the end record leaves the size or the offset of the central directory to a zip64 end record, and"
                            + " there is none");
            return Optional.empty();
        }
        return before(end.position(), end.numbers(), file, report);
    }

    /** By the size of the directory, which ends where the records of the end begin: so do nearly all readers. */
    private static Optional<DirectoryPlace> before(
            long endRecords, EndNumbers numbers, ArchiveFile file, ZipReport report) throws IOException {
        numbers.noteSplit(report);
        long claimed = numbers.directoryOffset();
        long size = numbers.directorySize();
        long position = endRecords - size;
        boolean fits = size >= 0 && claimed >= 0 && position >= claimed;
        if (fits && (size == 0 || isHeader(position, endRecords, file))) {
            return Optional.of(new DirectoryPlace(position, size, numbers.entries(), position - claimed));
        }
        if (fits && isHeader(claimed, endRecords, file)) {
            report.note(ZipRule.GAP, (position - claimed) + " bytes between the central directory and the end record");
            return Optional.of(new DirectoryPlace(claimed, size, numbers.entries(), 0));
        }
        report.note(
                ZipRule.DIRECTORY,
                "the end record says " + numbers + "; no central directory header is there, nor " + size
                        + " bytes before the end records at byte " + endRecords);
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
