package dev.pypack.run;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the outcomes of tests. */
public final class TestVerdict {
    private static final int MOST_NAMES = 20;

    private final TestOrder order;
    private final boolean mustHaveTests;

    /**
     * A verdict on what was ordered.
     *
     * @param order what was asked of the run
     * @param mustHaveTests whether it is a mistake that there are no tests
     */
    public TestVerdict(TestOrder order, boolean mustHaveTests) {
        this.order = order;
        this.mustHaveTests = mustHaveTests;
    }

    /**
     * All that is wrong.
     *
     * @param outcomes how the tests ended on each Python; nothing where the module has none
     * @return an error for each Python on which something is wrong
     */
    public Findings of(List<TestOutcome> outcomes) {
        List<Finding> errors = new ArrayList<>();
        if (outcomes.isEmpty() && mustHaveTests && order.selected().isEmpty()) {
            errors.add(Finding.error(
                    "no-tests",
                    Place.of("src/test/python"),
                    "the module has no tests",
                    "Write one there, or leave -DfailIfNoTests out."));
        }
        outcomes.forEach(outcome -> error(outcome).ifPresent(errors::add));
        return Findings.of(errors);
    }

    /**
     * Whether something is wrong with the tests themselves, and not with how they are run.
     *
     * @param error one of those that {@link #of} gives
     * @return true where tests failed, or took too long
     */
    public static boolean isOfTests(Finding error) {
        return error.id().equals("tests-failed") || error.id().equals("tests-timed-out");
    }

    private Optional<Finding> error(TestOutcome outcome) {
        String python = " on Python " + outcome.python();
        Place report = Place.of("surefire-reports/" + outcome.report().getFileName());
        return switch (outcome.ending()) {
            case PASSED -> Optional.empty();
            case FAILED ->
                Optional.of(Finding.error(
                        "tests-failed",
                        report,
                        failed(outcome) + python,
                        "What they said stands above, and in the report."));
            case NO_TESTS ->
                mustHaveTests
                        ? Optional.of(Finding.error("no-tests", report, "no test was found" + python, noTestsRemedy()))
                        : Optional.empty();
            case TIMED_OUT ->
                Optional.of(Finding.error(
                        "tests-timed-out",
                        report,
                        "the tests took longer than "
                                + order.limit()
                                        .map(limit -> limit.toSeconds() + " s")
                                        .orElse("allowed") + python,
                        "Where they were stands above. Give them longer with -Dpypack.testTimeout=<seconds>."));
            case BROKEN ->
                Optional.of(Finding.error(
                        "tests-broken",
                        report,
                        "the tests could not be run to their end" + python,
                        "The reason stands above."));
        };
    }

    private String noTestsRemedy() {
        return order.selected().isEmpty()
                ? "Name files test_*.py and functions test_*, or leave -DfailIfNoTests out."
                : "None fits " + String.join(", ", order.selected())
                        + ": a pattern is a module or a class, and after # a function. In a build of several modules,"
                        + " allow it with -Dsurefire.failIfNoSpecifiedTests=false.";
    }

    private static String failed(TestOutcome outcome) {
        List<String> names =
                outcome.failed().stream().limit(MOST_NAMES).map(EscapedText::of).toList();
        int more = outcome.failed().size() - names.size();
        return outcome.failed().size() + " of " + outcome.tests() + " tests failed: " + String.join(", ", names)
                + (more > 0 ? " and " + more + " more" : "");
    }
}
