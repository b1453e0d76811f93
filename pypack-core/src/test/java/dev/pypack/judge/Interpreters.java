package dev.pypack.judge;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.python.PythonProvisioner;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The CPythons of this machine from 3.9, one of each minor version: further judges where there are some. */
public final class Interpreters {
    private static final List<String> MINORS = List.of("3.9", "3.10", "3.11", "3.12", "3.13", "3.14");

    private Interpreters() {}

    /** Those on the PATH and those of pyenv, by minor version; each was started. */
    public static Map<String, PythonRuntime> ofThisMachine() {
        Host host = Judges.host();
        BuildContext context = new BuildContext(host, new FolderProvisioner(Path.of("none")), BuildListener.SILENT);
        PythonProvisioner provisioner = new PythonProvisioner(context, Store.in(host.cacheFolder()));
        Map<String, PythonRuntime> found = new LinkedHashMap<>();
        for (String minor : MINORS) {
            for (String candidate : candidates(host, minor)) {
                started(provisioner, candidate)
                        .filter(runtime -> runtime.version().startsWith(minor + "."))
                        .ifPresent(runtime -> found.putIfAbsent(minor, runtime));
            }
        }
        return found;
    }

    /** Nothing where there is no such program, or only a shim of pyenv with nothing behind it. */
    private static Optional<PythonRuntime> started(PythonProvisioner provisioner, String candidate) {
        try {
            return Optional.of(provisioner.named(candidate, Path.of("")));
        } catch (EnvironmentFailure notHere) {
            return Optional.empty();
        }
    }

    private static List<String> candidates(Host host, String minor) {
        List<String> candidates = new ArrayList<>(List.of("python" + minor));
        String pyenv = host.environment().get("PYENV_ROOT");
        if (pyenv != null && Files.isDirectory(Path.of(pyenv, "versions"))) {
            try (Stream<Path> versions = Files.list(Path.of(pyenv, "versions"))) {
                versions.map(version -> version.resolve("bin").resolve("python" + minor))
                        .filter(Files::isExecutable)
                        .forEach(python -> candidates.add(0, python.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return candidates;
    }
}
