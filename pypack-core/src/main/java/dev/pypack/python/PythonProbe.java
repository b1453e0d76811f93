package dev.pypack.python;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.process.ProcessFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts an interpreter and asks which Python it is: the proof that it runs on this machine.
 */
final class PythonProbe {
    private static final String QUESTION =
            "import sys; print(sys.implementation.name, '.'.join(map(str, sys.version_info[:3])))";
    private static final Pattern ANSWER = Pattern.compile("(\\w+) (\\d+\\.\\d+\\.\\d+)\\s*");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private PythonProbe() {}

    /**
     * The version of an interpreter.
     *
     * @return its version with the patch level
     * @throws EnvironmentFailure if it does not start or is not a CPython
     */
    static String check(Path executable, Host host) {
        Outcome outcome = ask(executable, host);
        Matcher answer = ANSWER.matcher(outcome.output());
        if (!outcome.succeeded() || !answer.matches()) {
            throw PythonRuntime.doesNotRun(executable, outcome.exitCode(), outcome.errors() + outcome.output());
        }
        if (!answer.group(1).equals("cpython")) {
            throw new EnvironmentFailure(
                    executable + " is " + answer.group(1) + " " + answer.group(2) + ", and only a CPython will do.",
                    "Set -Dpypack.python=<interpreter> to a CPython, or leave it out.",
                    null);
        }
        return answer.group(2);
    }

    private static Outcome ask(Path executable, Host host) {
        try {
            return Command.of(executable, "-I", "-S", "-B", "-c", QUESTION)
                    .withEnvironment(PythonRuntime.environment(host))
                    .within(LIMIT)
                    .run();
        } catch (ProcessFailure e) {
            throw new EnvironmentFailure(
                    e.getMessage(), "Set -Dpypack.python=<interpreter> to a CPython of this machine.", e);
        }
    }
}
