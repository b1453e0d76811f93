package dev.pypack.archive;

import dev.pypack.build.Sha256;

/**
 * A file that an archive got.
 *
 * @param name its path there
 * @param size of its content, in bytes
 * @param sha256 of its content
 */
public record WrittenFile(String name, long size, Sha256 sha256) {}
