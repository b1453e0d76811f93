package dev.pypack.archive;

import dev.pypack.build.Sha256;
import java.security.MessageDigest;

/** A file of an archive while it is read: its hash, and how it begins. */
final class FileReading {
    /** To find the algorithm takes as long as to hash a small file. */
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Sha256::algorithm);

    private final ArchiveEntry entry;
    private final MessageDigest digest = DIGESTS.get();
    private final byte[] head;
    private int headLength;

    /** Begins, in the thread that reads to the end of the file before it begins with another one. */
    FileReading(ArchiveEntry entry) {
        this.entry = entry;
        this.head = new byte[(int) Math.min(ReadFile.HEAD, entry.size())];
        digest.reset();
    }

    void add(byte[] buffer, int length) {
        digest.update(buffer, 0, length);
        int copied = Math.min(length, head.length - headLength);
        System.arraycopy(buffer, 0, head, headLength, copied);
        headLength += copied;
    }

    ReadFile end() {
        return new ReadFile(entry, Sha256.endOf(digest), head);
    }
}
