package dev.pypack.lock;

import dev.pypack.finding.Findings;

/**
 * A lock that was read.
 *
 * @param lock the lock
 * @param warnings what is noteworthy, and no mistake: keys that the standard doesn't know, a newer minor version
 */
public record ReadPylock(Pylock lock, Findings warnings) {}
