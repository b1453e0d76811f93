package dev.pypack.python;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.build.OperatingSystem;
import dev.pypack.store.Store;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gets the Python that runs at build time.
 */
public final class PythonProvisioner {
    private final BuildContext context;
    private final Store store;

    /**
     * A provisioner for a build.
     *
     * @param context where the build runs
     * @param store where embedded Pythons are unpacked
     */
    public PythonProvisioner(BuildContext context, Store store) {
        this.context = context;
        this.store = store;
    }

    /**
     * The embedded Python of a version: fetched from a Maven repository and unpacked when it is first asked for,
     * unpacked again when it was damaged.
     *
     * @param minorVersion such as {@code 3.14}
     * @return an interpreter that runs
     * @throws EnvironmentFailure if there is none for this machine, if it can't be fetched, or if it does not run
     */
    public PythonRuntime embedded(String minorVersion) {
        return unpacked(minorVersion, EmbeddedPart.WHOLE);
    }

    /**
     * The embedded Python of a version with no more of its library than it needs to compile. It is not started here.
     *
     * @param minorVersion such as {@code 3.14}
     * @return an interpreter that runs scripts which import nothing but what is built into it
     * @throws EnvironmentFailure if there is none for this machine, or if it can't be fetched
     */
    public PythonRuntime embeddedCompiler(String minorVersion) {
        return unpacked(minorVersion, EmbeddedPart.COMPILER);
    }

    private PythonRuntime unpacked(String minorVersion, EmbeddedPart part) {
        Host host = context.host();
        EmbeddedPython python = EmbeddedPythons.known().find(minorVersion, host);
        MavenCoordinates coordinates = python.coordinates(host);
        UnpackedPython unpacked = new UnpackedPython(python, part, host, () -> {
            context.listener().started("Unpacking Python " + python.version());
            return context.artifacts().provision(coordinates);
        });
        Path folder =
                store.folder("python/" + python.artifactVersion() + "-" + host.classifier() + part.suffix(), unpacked);
        return new PythonRuntime(unpacked.executable(folder), python.version(), coordinates.toString(), host);
    }

    /**
     * An interpreter of this machine that the user asked for.
     *
     * @param interpreter a path, or the name of a program on the PATH
     * @param directory the folder from which a relative path starts
     * @return an interpreter that runs
     * @throws EnvironmentFailure if it is not there, does not run or is not a CPython
     */
    public PythonRuntime named(String interpreter, Path directory) {
        Path executable = located(interpreter, directory);
        String version = PythonProbe.check(executable, context.host());
        return new PythonRuntime(executable, version, "pypack.python", context.host());
    }

    /** The program that is meant, which is not started here. */
    Path located(String interpreter, Path directory) {
        return find(interpreter, directory)
                .orElseThrow(() -> new EnvironmentFailure(
                        "pypack.python is " + interpreter + ", and there is no such program.",
                        "Give the path of a CPython, or leave pypack.python out to use the embedded one.",
                        null));
    }

    private Optional<Path> find(String interpreter, Path directory) {
        boolean isName = !interpreter.contains("/") && !interpreter.contains(File.separator);
        Stream<Path> candidates = isName ? onPath(interpreter) : Stream.of(directory.resolve(interpreter));
        return candidates
                .flatMap(this::withSuffix)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Path::toAbsolutePath);
    }

    private Stream<Path> onPath(String name) {
        String path = context.host().environment().getOrDefault("PATH", "");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name));
    }

    private Stream<Path> withSuffix(Path program) {
        return context.host().system() == OperatingSystem.WINDOWS
                ? Stream.of(program, Path.of(program + ".exe"))
                : Stream.of(program);
    }
}
