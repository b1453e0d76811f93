package dev.pypack.project;

/**
 * What becomes of the sources of a package.
 */
public enum Level {
    /** They are packed as they are. */
    INSTANT,
    /** They are compiled to bytecode, for one version of CPython in each wheel. */
    BYTECODE
}
