package dev.pypack.run;

import dev.pypack.build.BuildContext;
import dev.pypack.crossenv.LocalEnvironment;
import dev.pypack.process.Command;
import dev.pypack.process.ProcessFailure;
import dev.pypack.run.TestOrder.Reports;
import dev.pypack.run.TestOutcome.Ending;
import dev.pypack.store.KeptScript;
import dev.pypack.store.Store;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the tests of a module in an environment, by pytest where it has one, else by unittest. */
public final class TestRun {
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration FOREVER = Duration.ofDays(365);
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int NO_TESTS = 5;
    private static final int TIMED_OUT = 124;

    private final LocalEnvironment environment;
    private final String python;
    private final Path module;
    private final Path output;
    private final BuildContext context;

    /**
     * Tests that are to be run.
     *
     * @param environment where they are run
     * @param python the version of its Python
     * @param module the folder of the module, in which they are run
     * @param output where results lie
     * @param context hears what the tests say
     */
    public TestRun(LocalEnvironment environment, String python, Path module, Path output, BuildContext context) {
        this.environment = environment;
        this.python = python;
        this.module = module;
        this.output = output;
        this.context = context;
    }

    /**
     * Runs them.
     *
     * @param folders where tests are looked for; none, where pytest knows by its own settings
     * @param measured the packages whose lines count where coverage is asked for
     * @param order what is asked of the run
     * @param suite how the module is called in the report
     * @param store where the script lies that runs them
     * @return how they ended
     * @throws IOException if a file can't be read or written
     */
    public TestOutcome run(List<Path> folders, List<String> measured, TestOrder order, String suite, Store store)
            throws IOException {
        Reports reports = new Reports(Files.createDirectories(output.resolve("surefire-reports")), suite);
        Files.deleteIfExists(reports.tests());
        List<String> words =
                words(folders, measured, order, reports, KeptScript.in(store, TestRun.class, "pypack_run_tests.py"));
        Command command = new Command(
                words,
                variables(suite),
                Optional.of(module),
                order.limit().map(GRACE::plus).orElse(FOREVER));
        long start = System.nanoTime();
        Ending ending = ending(command);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Optional<TestReport> written = TestReport.readIfWhole(reports.tests());
        TestReport report = written.orElse(new TestReport(0, List.of(), 0));
        boolean hasLost = written.isEmpty() && (ending == Ending.PASSED || ending == Ending.FAILED);
        return new TestOutcome(
                hasLost ? Ending.BROKEN : ending,
                python,
                report.tests(),
                report.failed(),
                report.skipped(),
                reports.tests(),
                time);
    }

    private List<String> words(
            List<Path> folders, List<String> measured, TestOrder order, Reports reports, Path script) {
        List<String> words = new ArrayList<>(List.of(environment.python().toString(), script.toString()));
        words.addAll(List.of("--report", reports.tests().toString(), "--suite", reports.suite()));
        words.addAll(List.of(
                "--cache", output.resolve("pypack/pytest-" + reports.suite()).toString()));
        order.limit().ifPresent(limit -> words.addAll(List.of("--limit", Double.toString(limit.toMillis() / 1000.0))));
        order.selected().forEach(pattern -> words.addAll(List.of("--select", pattern)));
        if (order.coverage() && Files.isDirectory(environment.library().resolve("pytest_cov"))) {
            measured.forEach(name -> words.addAll(List.of("--coverage", name)));
            words.addAll(List.of("--coverage-report", reports.coverage().toString()));
        }
        if (order.onWheel()) {
            words.add("--alone");
        }
        folders.forEach(folder -> words.add(folder.toString()));
        return words;
    }

    /** Those of the build, as tests are used to; but nothing of another Python, and no file beside the sources. */
    private Map<String, String> variables(String suite) {
        Map<String, String> variables = new HashMap<>(context.host().environment());
        variables.keySet().removeIf(name -> name.startsWith("PYTHON") || name.equals("VIRTUAL_ENV"));
        variables.put("VIRTUAL_ENV", environment.folder().toString());
        variables.put("PYTHONPYCACHEPREFIX", output.resolve("pypack/pycache").toString());
        variables.put("PYTHONUTF8", "1");
        variables.put("PYTHONUNBUFFERED", "1");
        variables.put(
                "COVERAGE_FILE", output.resolve("pypack/coverage-" + suite).toString());
        String path = variables.keySet().stream()
                .filter(name -> name.equalsIgnoreCase("PATH"))
                .findFirst()
                .orElse("PATH");
        String commands = String.valueOf(environment.python().getParent());
        variables.merge(path, commands, (others, own) -> own + File.pathSeparator + others);
        return variables;
    }

    private Ending ending(Command command) {
        try {
            return switch (command.run(context.listener()::said)) {
                case PASSED -> Ending.PASSED;
                case FAILED -> Ending.FAILED;
                case NO_TESTS -> Ending.NO_TESTS;
                case TIMED_OUT -> Ending.TIMED_OUT;
                default -> Ending.BROKEN;
            };
        } catch (ProcessFailure e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            context.listener().said(e.getMessage());
            return Ending.TIMED_OUT;
        }
    }
}
