package dev.pypack.lock;

/**
 * Where a package of a lock comes from: one of a repository, a folder, an archive, and files of an index.
 */
public sealed interface LockedSource permits LockedVcs, LockedDirectory, LockedArchive, LockedDistributions {}
