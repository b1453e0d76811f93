package dev.pypack.python;

import dev.pypack.build.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The wheel of pip that each CPython carries for {@code ensurepip}. */
public final class BundledPip {
    private static final String FOLDER = "ensurepip/_bundled";

    private BundledPip() {}

    /**
     * The wheel.
     *
     * @param python an embedded Python, the whole of it
     * @return where it lies
     * @throws EnvironmentFailure if it is not there, or can't be looked for
     */
    public static Path of(PythonRuntime python) {
        Path root = python.executable().resolveSibling("");
        List<Path> libraries = List.of(root.resolve("lib/python" + python.minorVersion()), root.resolve("lib"));
        for (Path library : libraries) {
            Path folder = library.resolve(FOLDER);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.filter(
                                    file -> String.valueOf(file.getFileName()).matches("pip-.*\\.whl"))
                            .findFirst()
                            .orElseThrow(() -> missing(python));
                } catch (IOException e) {
                    throw new EnvironmentFailure(
                            "The folder " + folder + " can't be read: " + e,
                            "See that it can be read, or delete " + root + ", which is then unpacked again.",
                            e);
                }
            }
        }
        throw missing(python);
    }

    private static EnvironmentFailure missing(PythonRuntime python) {
        return new EnvironmentFailure(
                "Python " + python.version() + " at " + python.executable() + " carries no pip",
                "Delete " + python.executable().resolveSibling("") + ", which is then unpacked again.",
                null);
    }
}
