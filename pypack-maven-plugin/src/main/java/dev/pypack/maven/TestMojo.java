package dev.pypack.maven;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.UserMistake;
import dev.pypack.run.TestOrder;
import dev.pypack.run.TestOutcome;
import dev.pypack.run.TestOutcome.Ending;
import dev.pypack.run.TestVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests of the module, in <code>src/test/python</code>, <code>tests</code> or <code>test</code>, or where pytest's
 * <code>testpaths</code> are: by pytest, or by unittest where pytest is not in the lock. They run in an environment of the
 * lock, with the dependency groups <code>dev</code>, <code>test</code> and <code>tests</code>, on the module's sources. The
 * reports lie in <code>surefire-reports</code>.
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, threadSafe = true)
public final class TestMojo extends DependencyMojo {
    /** Skips this goal. */
    @Parameter(property = "pypack.test.skip", defaultValue = "false")
    private boolean skipTest;

    /** Skips the tests, as those of Surefire. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /** Skips the tests, as those of Surefire. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean mavenTestSkip;

    /** Goes on with the build where tests fail, and tells of them. */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    private boolean testFailureIgnore;

    /**
     * The tests that are run, as <code>test_limits,TestRules#test_first*</code>: the name of a module or of a class, and
     * behind <code>#</code> that of a function, each with <code>*</code> and <code>?</code>.
     */
    @Parameter(property = "test")
    private List<String> test = List.of();

    /** Fails where there are no tests. */
    @Parameter(property = "failIfNoTests", defaultValue = "false")
    private boolean failIfNoTests;

    /** Fails where no test fits <code>test</code>. */
    @Parameter(property = "surefire.failIfNoSpecifiedTests", defaultValue = "true")
    private boolean failIfNoSpecifiedTests;

    /** How many seconds all tests may take together on one Python; by default, and with 0, as many as they like. */
    @Parameter(property = "pypack.testTimeout")
    private @Nullable Integer testTimeout;

    /** Runs the tests on the wheel of the module, installed as its users install it, instead of its sources. */
    @Parameter(property = "pypack.testWheel", defaultValue = "false")
    private boolean testWheel;

    /** Measures which lines the tests run, where pytest-cov is in the lock. */
    @Parameter(property = "pypack.coverage", defaultValue = "true")
    private boolean coverage;

    @Inject
    TestMojo(MavenBuild build) {
        super(build);
    }

    @Override
    boolean isSkipped() {
        return skipTest;
    }

    @Override
    void runInModule() {
        if (skipTests || mavenTestSkip) {
            getLog().info("Tests are skipped: " + (skipTests ? "skipTests" : "maven.test.skip") + " is set");
            return;
        }
        Optional<Duration> limit =
                Optional.ofNullable(testTimeout).filter(seconds -> seconds > 0).map(Duration::ofSeconds);
        TestOrder order = new TestOrder(test, limit, testWheel, coverage);
        List<TestOutcome> outcomes = pypack().test(module(), pom(), targetsOfModule(), output(), order);
        if (outcomes.isEmpty()) {
            getLog().info("No tests: there is neither src/test/python nor tests nor test, and pytest has no testpaths");
        } else if (outcomes.stream().allMatch(outcome -> outcome.ending() == Ending.NO_TESTS)) {
            getLog().info("No tests were found");
        }
        boolean mustHaveTests = failIfNoTests || (!test.isEmpty() && failIfNoSpecifiedTests);
        Findings errors = new TestVerdict(order, mustHaveTests).of(outcomes);
        boolean isIgnored = testFailureIgnore && errors.stream().allMatch(TestVerdict::isOfTests);
        if (!errors.isEmpty() && !isIgnored) {
            throw new UserMistake(errors);
        }
        errors.stream().map(Finding::toText).forEach(getLog()::error);
    }
}
