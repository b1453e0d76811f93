package dev.pypack.archive;

/**
 * What the end of central directory record, APPNOTE 4.3.16, and the zip64 one, 4.3.14, both say.
 *
 * @param disk number of this file in a split archive
 * @param directoryDisk number of the file where the central directory begins
 * @param entriesOfDisk how many headers of the central directory are in this file
 * @param entries how many there are
 * @param directorySize size of the central directory in bytes
 * @param directoryOffset where it begins, counted from the first local file header
 */
record EndNumbers(
        long disk, long directoryDisk, long entriesOfDisk, long entries, long directorySize, long directoryOffset) {
    static EndNumbers plain(FieldReader fields) {
        return new EndNumbers(
                fields.twoBytes(),
                fields.twoBytes(),
                fields.twoBytes(),
                fields.twoBytes(),
                fields.fourBytes(),
                fields.fourBytes());
    }

    static EndNumbers zip64(FieldReader fields) {
        return new EndNumbers(
                fields.fourBytes(),
                fields.fourBytes(),
                fields.eightBytes(),
                fields.eightBytes(),
                fields.eightBytes(),
                fields.eightBytes());
    }

    /** Whether plain numbers are these zip64 ones, or leave them to these by having all bits set. */
    boolean standFor(EndNumbers zip64) {
        return standsFor(entries, zip64.entries, Zip64Values.TWO_BYTES)
                && standsFor(entriesOfDisk, zip64.entriesOfDisk, Zip64Values.TWO_BYTES)
                && standsFor(directorySize, zip64.directorySize, Zip64Values.FOUR_BYTES)
                && standsFor(directoryOffset, zip64.directoryOffset, Zip64Values.FOUR_BYTES);
    }

    private static boolean standsFor(long plain, long zip64, long allBits) {
        return plain == zip64 || plain == allBits;
    }

    /** Whether plain numbers say that others tell where the directory is; 65,535 entries may simply be so many. */
    boolean leavePlaceToZip64() {
        return directorySize == Zip64Values.FOUR_BYTES || directoryOffset == Zip64Values.FOUR_BYTES;
    }

    boolean needZip64() {
        return entries >= Zip64Values.TWO_BYTES
                || directorySize >= Zip64Values.FOUR_BYTES
                || directoryOffset >= Zip64Values.FOUR_BYTES;
    }

    void noteSplit(ZipReport report) {
        if (disk != 0 || directoryDisk != 0 || entriesOfDisk != entries) {
            report.note(
                    ZipRule.SPLIT,
                    "the end record is on disk " + disk + ", the central directory begins on disk " + directoryDisk
                            + ", and " + entriesOfDisk + " of " + entries + " entries are on this one");
        }
    }

    @Override
    public String toString() {
        return entries + " entries, a directory of " + directorySize + " bytes at byte " + directoryOffset;
    }
}
