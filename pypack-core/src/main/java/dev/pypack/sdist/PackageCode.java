package dev.pypack.sdist;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.process.Command;
import dev.pypack.process.ProcessFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Code of a package that is built, while it runs: it sees the variables by which compilers are found, and none of the user's
 * besides; no login, no proxy, no setting. What it says is told where it fails.
 *
 * @param label the package, for what is said of it
 * @param host this machine
 * @param root a folder in place of the user's
 * @param commands the folder in which the programs of the build's environment lie
 * @param limit how long it may run
 * @param details hears each line that it says
 */
record PackageCode(String label, Host host, Path root, Path commands, Duration limit, Consumer<String> details) {
    private static final int LAST_WORDS = 40;

    private static final String PATH = "PATH";

    /** Without these no compiler is found, and no program of Windows runs. */
    private static final Set<String> KEPT = Set.of(
            PATH,
            "PATHEXT",
            "TEMP",
            "TMP",
            "TMPDIR",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "COMSPEC",
            "PROCESSOR_ARCHITECTURE",
            "PROGRAMDATA",
            "PROGRAMFILES",
            "PROGRAMFILES(X86)");

    /** 1980-02-01, the time of all that pypack packs where nobody says another. */
    private static final String TIME = "318211200";

    /**
     * Runs a command, and fails with its last words where it does.
     *
     * @param result what it makes
     * @throws EnvironmentFailure if it ends with another code than 0 or without a result, or doesn't end in time
     */
    void run(Command command, Path result) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try {
            int code = command.withEnvironment(variables()).within(limit).run(line -> {
                details.accept(line);
                synchronized (last) {
                    last.addLast(line);
                    if (last.size() > LAST_WORDS) {
                        last.removeFirst();
                    }
                }
            });
            if (code != 0) {
                throw failure("its build ended with exit code " + code, last, null);
            }
            if (!Files.exists(result)) {
                throw failure("its build ended without a result", last, null);
            }
        } catch (ProcessFailure e) {
            throw failure(
                    e.getCause() instanceof TimeoutException
                            ? "its build did not end within " + limit.toSeconds() + " s"
                            : e.getMessage(),
                    last,
                    e);
        }
    }

    private EnvironmentFailure failure(String what, Deque<String> last, @Nullable ProcessFailure cause) {
        String words;
        synchronized (last) {
            words = last.isEmpty()
                    ? "It said nothing."
                    : "Its last words:\n" + String.join("\n", last).indent(2).stripTrailing();
        }
        return new EnvironmentFailure(
                label + " can't be built: " + what + ".",
                "Install what it misses, if it says so: compilers are found on the PATH. Or lock a version that has wheels;\n"
                        + "or build its wheel once, deploy it to your index and lock that.\n" + words,
                cause);
    }

    private Map<String, String> variables() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        host.environment().forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            if (KEPT.contains(upper)) {
                variables.put(upper, value);
            }
        });
        variables.merge(PATH, commands.toString(), (others, own) -> own + File.pathSeparator + others);
        String home = Files.createDirectories(root.resolve("home-of-build")).toString();
        variables.put("HOME", home);
        variables.put("USERPROFILE", home);
        variables.put("VIRTUAL_ENV", commands.resolveSibling("").toString());
        variables.put("UV_CACHE_DIR", root.resolve("cache-of-build").toString());
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        variables.put("PYTHONHASHSEED", "0");
        variables.put("PYTHONUTF8", "1");
        variables.put("SOURCE_DATE_EPOCH", TIME);
        return variables;
    }
}
