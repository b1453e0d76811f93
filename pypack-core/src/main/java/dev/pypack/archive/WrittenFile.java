package dev.pypack.archive;

/**
 * A file that an archive got.
 *
 * @param name its path there
 * @param content what it holds, and how
 * @param offset where its packed bytes begin in the archive
 */
public record WrittenFile(String name, PackedContent content, long offset) {}
