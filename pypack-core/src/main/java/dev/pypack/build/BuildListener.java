package dev.pypack.build;

import dev.pypack.finding.Finding;

/**
 * Hears what a build does. Core prints nothing; what is shown, and how, is for the listener to say.
 */
public interface BuildListener {
    /** Hears nothing. */
    BuildListener SILENT = new BuildListener() {};

    /**
     * A step that takes a while begins.
     *
     * @param step what it does, as in {@code Unpacking Python 3.14.3}
     */
    default void started(String step) {}

    /**
     * A step has come further.
     *
     * @param step as it was started
     * @param done how much of it is done
     * @param total how much there is to do, in the same unit
     */
    default void progressed(String step, long done, long total) {}

    /**
     * Something was found that does not fail the build.
     *
     * @param finding what was found
     */
    default void found(Finding finding) {}

    /**
     * A program that the build runs for its user, such as a test, says something.
     *
     * @param line one line of what it says
     */
    default void said(String line) {}

    /**
     * A detail that helps whoever looks for a mistake.
     *
     * @param detail one line
     */
    default void detailed(String detail) {}

    /**
     * Something was made.
     *
     * @param product what, where, how large, how long
     */
    default void finished(Product product) {}

    /**
     * Something did not have to be made, for it is there and nothing that it depends on has changed.
     *
     * @param product what, where, how large, how long it took to know it
     */
    default void upToDate(Product product) {}
}
