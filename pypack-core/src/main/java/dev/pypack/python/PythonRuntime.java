package dev.pypack.python;

import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import dev.pypack.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A CPython that was started on this machine and answered.
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

    /** What an interpreter can't do without: Windows finds no random numbers and no sockets without its root. */
    static Map<String, String> environment(Host host) {
        String root = host.environment().get("SystemRoot");
        return host.system() == OperatingSystem.WINDOWS && root != null ? Map.of("SystemRoot", root) : Map.of();
    }
}
