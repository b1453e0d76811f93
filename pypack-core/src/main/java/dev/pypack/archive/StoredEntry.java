package dev.pypack.archive;

/**
 * An entry that can be read.
 *
 * @param entry what its headers say
 * @param dataPosition where its data begins in the file
 */
record StoredEntry(ArchiveEntry entry, long dataPosition) {
    boolean isFolder() {
        return entry.name().endsWith("/");
    }
}
