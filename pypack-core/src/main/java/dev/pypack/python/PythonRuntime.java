package dev.pypack.python;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import dev.pypack.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CPython of this machine.
 *
 * @param executable the interpreter, absolute
 * @param version its version with the patch level, such as {@code 3.14.3}
 * @param origin where it comes from: Maven coordinates, or the setting that named it
 * @param host the machine
 */
public record PythonRuntime(Path executable, String version, String origin, Host host) {

    /**
     * A command of this Python that sees nothing of the user's: no environment, no user site, no current folder on
     * its path. It writes no bytecode and speaks UTF-8.
     *
     * @param arguments what comes after the interpreter's own options
     * @return the command
     */
    public Command command(String... arguments) {
        List<String> words = new ArrayList<>(List.of("-I", "-B", "-X", "utf8"));
        words.addAll(List.of(arguments));
        return Command.of(executable, words.toArray(String[]::new)).withEnvironment(environment(host));
    }

    /**
     * That it does not run, after it was started and ended when it should not.
     *
     * @param exitCode what it ended with
     * @param said what it wrote to its standard error
     * @return the failure, with what this machine lacks where that is known
     */
    public EnvironmentFailure doesNotRun(int exitCode, String said) {
        return doesNotRun(executable, exitCode, said);
    }

    static EnvironmentFailure doesNotRun(Path executable, int exitCode, String said) {
        String reason = said.isBlank() ? "it says nothing" : said.strip();
        return new EnvironmentFailure(
                executable + " does not run on this machine (exit code " + exitCode + "): " + reason,
                remedy(said),
                null);
    }

    private static String remedy(String said) {
        String instead = "Set -Dpypack.python=<interpreter> to a CPython of this machine.";
        if (said.contains("libcrypt.so.1")) {
            return "Install libcrypt.so.1 (Debian: libcrypt1, Fedora: libxcrypt-compat), or\n" + instead;
        }
        if (said.contains("GLIBC_")) {
            return "This Python needs a newer C library than this machine has.\n" + instead;
        }
        return instead;
    }

    /**
     * The version without its patch level.
     *
     * @return such as {@code 3.14}
     */
    public String minorVersion() {
        return version.substring(0, version.lastIndexOf('.'));
    }

    /**
     * All variables that a process of this Python shall see.
     *
     * @param variables those that are meant for it
     * @return these, and what no interpreter can do without
     */
    public Map<String, String> environment(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment(host));
        all.putAll(variables);
        return all;
    }

    /** What an interpreter can't do without: Windows finds no random numbers and no sockets without its root. */
    static Map<String, String> environment(Host host) {
        String root = host.environment().get("SystemRoot");
        return host.system() == OperatingSystem.WINDOWS && root != null ? Map.of("SystemRoot", root) : Map.of();
    }
}
