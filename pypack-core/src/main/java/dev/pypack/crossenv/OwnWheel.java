package dev.pypack.crossenv;

/**
 * The wheel of the module itself, installed in an environment of this machine as its users install it.
 *
 * @param wheel the wheel
 */
public record OwnWheel(WheelFile wheel) implements OwnPackage {}
