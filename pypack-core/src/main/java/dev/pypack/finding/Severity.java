package dev.pypack.finding;

/**
 * How much a finding weighs; the worst comes first.
 */
public enum Severity {
    /** The result would be wrong or refused by a standard tool: the goal fails. */
    ERROR,
    /** The result works, but not as its author will want it. */
    WARNING,
    /** Worth knowing. */
    INFO
}
