package dev.pypack.archive;

/** The four bytes with which each record of a zip file begins. */
final class Signature {
    static final long LOCAL_FILE_HEADER = 0x04034b50;
    static final long DATA_DESCRIPTOR = 0x08074b50;
    static final long CENTRAL_DIRECTORY_HEADER = 0x02014b50;
    static final long ZIP64_END_RECORD = 0x06064b50;
    static final long ZIP64_END_LOCATOR = 0x07064b50;
    static final long END_RECORD = 0x06054b50;

    private Signature() {}
}
