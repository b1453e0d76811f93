package dev.pypack.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the tests of a module ended, on one Python.
 *
 * @param ending how they ended as a whole
 * @param python the version of the Python
 * @param tests how many were run or left out
 * @param failed the names of those that failed, with their modules
 * @param skipped how many were left out
 * @param report the file with the report; it is there where tests ended
 * @param time how long they took
 */
public record TestOutcome(
        Ending ending, String python, int tests, List<String> failed, int skipped, Path report, Duration time) {
    /** How tests end as a whole. */
    public enum Ending {
        /** None failed. */
        PASSED,
        /** Some failed. */
        FAILED,
        /** There were none. */
        NO_TESTS,
        /** They took too long, and were stopped. */
        TIMED_OUT,
        /** They could not be run: what the program that runs them says is the reason. */
        BROKEN
    }

    /**
     * An outcome with a copy of these names.
     *
     * @param ending how they ended as a whole
     * @param python the version of the Python
     * @param tests how many were run or left out
     * @param failed the names of those that failed
     * @param skipped how many were left out
     * @param report the file with the report
     * @param time how long they took
     */
    public TestOutcome {
        failed = List.copyOf(failed);
    }
}
