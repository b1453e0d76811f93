package dev.pypack.maven;

/** Shows how far long work has come. */
interface ProgressDisplay {
    /**
     * Work has come this far; told several times a second.
     *
     * @param text what is done, and how much of it
     */
    void show(String text);

    /** Something else is about to be written. */
    void makeRoom();
}
