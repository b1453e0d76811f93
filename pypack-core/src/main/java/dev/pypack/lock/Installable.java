package dev.pypack.lock;

/**
 * What is installed of a package. A wheel is installed as it is; of an archive, whose name may be a wheel's, the name
 * tells; the others are sources, of which somebody has to build one.
 */
public sealed interface Installable permits LockedVcs, LockedDirectory, LockedArchive, LockedSdist, LockedWheel {}
