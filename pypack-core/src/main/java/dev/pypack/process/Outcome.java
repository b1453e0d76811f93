package dev.pypack.process;

/**
 * What an ended process left.
 *
 * @param exitCode 0 by custom where it succeeded
 * @param output what it wrote to its standard output, read as UTF-8
 * @param errors what it wrote to its standard error, read as UTF-8
 */
public record Outcome(int exitCode, String output, String errors) {

    /**
     * Whether it succeeded.
     *
     * @return true for exit code 0
     */
    public boolean succeeded() {
        return exitCode == 0;
    }
}
