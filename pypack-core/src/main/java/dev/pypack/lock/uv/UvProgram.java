package dev.pypack.lock.uv;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.OperatingSystem;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.process.ProcessFailure;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The uv to use: the one that somebody names; else one on the PATH, if it is of the version that pypack was tested with; else
 * that version in the store, fetched if it isn't there.
 */
final class UvProgram {
    private static final Pattern VERSION = Pattern.compile("uv (\\S+)");

    private final BuildContext context;
    private final Store store;

    UvProgram(BuildContext context, Store store) {
        this.context = context;
        this.store = store;
    }

    /**
     * An executable file.
     *
     * @param named what {@code pypack.uv} says: a path, of which the folder of the module is the start, or a program on
     *     the PATH
     * @param python the Python whose pip fetches it, asked for only then
     */
    Path find(Optional<Path> named, Supplier<PythonRuntime> python) {
        if (named.isPresent()) {
            return tested(named.get());
        }
        Optional<Path> onPath = onPath();
        if (onPath.isPresent()) {
            return onPath.get();
        }
        UvWheel wheel = UvWheel.of(context, python);
        return wheel.executable(store.folder(wheel.name(), wheel));
    }

    private Path tested(Path program) {
        if (!Files.isRegularFile(program)) {
            throw new EnvironmentFailure(
                    "pypack.uv is " + program + ", and there is no such program.",
                    "Give the path of a uv " + UvWheel.VERSION + ", or leave pypack.uv out.",
                    null);
        }
        Optional<String> version = version(program);
        if (version.isEmpty()) {
            throw new EnvironmentFailure(
                    "pypack.uv is " + program + ", which does not say that it is uv.",
                    "Give the path of a uv " + UvWheel.VERSION + ", or leave pypack.uv out.",
                    null);
        }
        if (!version.get().equals(UvWheel.VERSION)) {
            context.listener()
                    .found(Finding.warning(
                            "untested-uv",
                            Place.of("pypack.uv"),
                            program + " is uv " + version.get() + ", and pypack was tested with " + UvWheel.VERSION,
                            "Leave pypack.uv out to use that."));
        }
        return program;
    }

    private Optional<Path> onPath() {
        String name = context.host().system() == OperatingSystem.WINDOWS ? "uv.exe" : "uv";
        String path = context.host().environment().getOrDefault("PATH", "");
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Path program = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return ifTested(program);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> ifTested(Path program) {
        return version(program).equals(Optional.of(UvWheel.VERSION)) ? Optional.of(program) : Optional.empty();
    }

    private static Optional<String> version(Path program) {
        try {
            Outcome outcome =
                    Command.of(program, "--version").withEnvironment(Map.of()).run();
            Matcher said = VERSION.matcher(outcome.output());
            return said.lookingAt() ? Optional.of(said.group(1)) : Optional.empty();
        } catch (ProcessFailure e) {
            return Optional.empty();
        }
    }
}
