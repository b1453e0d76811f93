package dev.pypack.lock;

/**
 * A package that is installed on a target.
 *
 * @param locked the package
 * @param installable what of it is installed
 */
public record SelectedPackage(LockedPackage locked, Installable installable) {}
