package dev.pypack.archive;

/**
 * A file that is packed and waits for its place in an archive.
 *
 * @param file its content
 * @param mode its permissions
 */
record PackedEntry(PackedFile file, FileMode mode) {}
