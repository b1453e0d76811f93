package dev.pypack.python;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FileState;
import dev.pypack.build.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Pythons that can compile on this machine: the embedded ones, or the one of this machine that the build asks for.
 */
public final class CompilingPythons {
    private final PythonProvisioner provisioner;
    private final Host host;
    private final Optional<NamedPython> named;
    private @Nullable PythonRuntime started;

    /**
     * The Pythons of a build.
     *
     * @param provisioner gets them
     * @param host the machine
     * @param named the one that the build asks for instead of the embedded ones
     */
    public CompilingPythons(PythonProvisioner provisioner, Host host, Optional<NamedPython> named) {
        this.provisioner = provisioner;
        this.host = host;
        this.named = named;
    }

    /**
     * An interpreter of this machine.
     *
     * @param interpreter its path, or the name of a program on the PATH
     * @param directory the folder from which a relative path starts
     */
    public record NamedPython(String interpreter, Path directory) {}

    /**
     * The versions that can compile.
     *
     * @return minor versions, the oldest first
     * @throws EnvironmentFailure if the one that the build asks for does not run
     */
    public List<String> minorVersions() {
        if (named.isPresent()) {
            return List.of(started().minorVersion());
        }
        List<String> versions = new ArrayList<>();
        for (EmbeddedPython python : embeddedForHost()) {
            versions.add(python.minorVersion());
        }
        return List.copyOf(versions);
    }

    private List<EmbeddedPython> embeddedForHost() {
        List<EmbeddedPython> embedded = new ArrayList<>();
        for (EmbeddedPython python : EmbeddedPythons.known().all()) {
            if (python.runsOn(host)) {
                embedded.add(python);
            }
        }
        return embedded;
    }

    /**
     * The Python of a version, ready to compile. An embedded one is fetched and unpacked where it is not there yet.
     *
     * @param minorVersion such as {@code 3.14}
     * @return an interpreter that runs scripts which import nothing but what is built into it
     * @throws EnvironmentFailure if there is none for this machine, if it can't be fetched, or if the build asks for one of
     *     another version
     */
    public PythonRuntime compiler(String minorVersion) {
        if (named.isEmpty()) {
            return provisioner.embeddedCompiler(minorVersion);
        }
        if (!started().minorVersion().equals(minorVersion)) {
            throw new EnvironmentFailure(
                    "Python " + minorVersion + " is needed to compile for it, and pypack.python is "
                            + named.get().interpreter() + ", which is "
                            + started().version() + ".",
                    "Set -Dpypack.pythonVersion=" + started().minorVersion()
                            + ", or leave pypack.python out to use the embedded Pythons.",
                    null);
        }
        return started();
    }

    private PythonRuntime started() {
        if (started == null) {
            NamedPython python = named.orElseThrow();
            started = provisioner.named(python.interpreter(), python.directory());
        }
        return started;
    }

    /**
     * What the results of one version depend on, known without starting anything.
     *
     * @param minorVersion such as {@code 3.14}
     * @return a text that is another one where another build of Python compiles
     * @throws EnvironmentFailure if there is none for this machine
     */
    public String identity(String minorVersion) {
        return named.isEmpty()
                ? EmbeddedPythons.known().find(minorVersion, host).artifactVersion()
                : identity();
    }

    /**
     * What results depend on, known without starting anything.
     *
     * @return a text that is another one where other Pythons compile
     * @throws EnvironmentFailure if the one that the build asks for is not there
     */
    public String identity() {
        if (named.isEmpty()) {
            List<String> versions = new ArrayList<>();
            for (EmbeddedPython python : embeddedForHost()) {
                versions.add(python.artifactVersion());
            }
            return versions.toString();
        }
        Path program =
                provisioner.located(named.get().interpreter(), named.get().directory());
        try {
            return program + " " + FileState.of(program);
        } catch (IOException e) {
            throw new EnvironmentFailure(program + " can't be read: " + e, "See who may read it.", e);
        }
    }
}
