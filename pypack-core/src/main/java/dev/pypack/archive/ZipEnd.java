package dev.pypack.archive;

/**
 * The end of a zip file, behind its central directory: the end record (APPNOTE 4.3.16), and before it those of zip64
 * (4.3.14, 4.3.15) where a number is too large for it.
 *
 * @param entries how many there are
 * @param directorySize of the central directory, in bytes
 * @param directoryOffset where the central directory begins
 */
record ZipEnd(int entries, long directorySize, long directoryOffset) {
    private static final int ZIP64 = 45;
    private static final int MADE_BY_UNIX = 3 << 8;

    byte[] bytes() {
        LittleEndian end = new LittleEndian();
        if (new EndNumbers(0, 0, entries, entries, directorySize, directoryOffset).needZip64()) {
            writeZip64(end);
        }
        int shownEntries = (int) Math.min(entries, Zip64Values.TWO_BYTES);
        return end.fourBytes(Signature.END_RECORD)
                .twoBytes(0) // this disk
                .twoBytes(0) // disk of the directory
                .twoBytes(shownEntries)
                .twoBytes(shownEntries)
                .fourBytes(Math.min(directorySize, Zip64Values.FOUR_BYTES))
                .fourBytes(Math.min(directoryOffset, Zip64Values.FOUR_BYTES))
                .twoBytes(0) // comment
                .toArray();
    }

    private void writeZip64(LittleEndian end) {
        end.fourBytes(Signature.ZIP64_END_RECORD)
                .eightBytes(44) // what follows of this record
                .twoBytes(MADE_BY_UNIX | ZIP64)
                .twoBytes(ZIP64)
                .fourBytes(0) // this disk
                .fourBytes(0) // disk of the directory
                .eightBytes(entries)
                .eightBytes(entries)
                .eightBytes(directorySize)
                .eightBytes(directoryOffset);
        end.fourBytes(Signature.ZIP64_END_LOCATOR)
                .fourBytes(0) // disk of the record
                .eightBytes(directoryOffset + directorySize)
                .fourBytes(1); // disks
    }
}
