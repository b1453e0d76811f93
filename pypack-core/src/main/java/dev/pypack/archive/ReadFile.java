package dev.pypack.archive;

import dev.pypack.build.Sha256;

/**
 * A file of an archive that was read to its end.
 */
public final class ReadFile {
    /** How many of the first bytes of a file are kept. */
    public static final int HEAD = 512;

    private final ArchiveEntry entry;
    private final Sha256 sha256;
    private final byte[] head;

    ReadFile(ArchiveEntry entry, Sha256 sha256, byte[] head) {
        this.entry = entry;
        this.sha256 = sha256;
        this.head = head;
    }

    /**
     * What the headers say of it.
     *
     * @return the entry
     */
    public ArchiveEntry entry() {
        return entry;
    }

    /**
     * The SHA-256 of its content.
     *
     * @return the hash
     */
    public Sha256 sha256() {
        return sha256;
    }

    /**
     * How it begins.
     *
     * @return the first bytes of its content, at most {@link #HEAD}
     */
    public byte[] head() {
        return head.clone();
    }
}
