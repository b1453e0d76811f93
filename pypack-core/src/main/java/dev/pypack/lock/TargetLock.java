package dev.pypack.lock;

import dev.pypack.finding.Place;
import dev.pypack.target.Target;

/**
 * The lock that holds on a target: that of all targets, or one of its own.
 *
 * @param target the target
 * @param lock what is in it
 * @param place the file, for what is said of it
 */
public record TargetLock(Target target, Pylock lock, Place place) {}
