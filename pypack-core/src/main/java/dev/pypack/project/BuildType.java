package dev.pypack.project;

/**
 * What a wheel of compiled modules has of their sources.
 */
public enum BuildType {
    /** The sources too, beside what was made of them. */
    DEBUG,
    /** No sources, but for those that are named. */
    RELEASE
}
