package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.python.PythonRuntime;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.rtinfo.RuntimeInformation;

/**
 * Prints the versions of pypack, Java, Maven and the Python that pypack uses at build time. The Python is started, and
 * fetched before if it is not there yet.
 */
@Mojo(name = "version", requiresProject = false, threadSafe = true)
public final class VersionMojo extends PythonMojo {
    private final RuntimeInformation maven;

    /** Skips this goal. */
    @Parameter(property = "pypack.version.skip", defaultValue = "false")
    private boolean skipVersion;

    @Inject
    VersionMojo(MavenBuild build, RuntimeInformation maven) {
        super(build);
        this.maven = maven;
    }

    @Override
    boolean isSkipped() {
        return skipVersion;
    }

    @Override
    void run() {
        Pypack pypack = pypack();
        getLog().info("pypack " + Pypack.version());
        getLog().info("Java " + Runtime.version() + ", Maven " + maven.getMavenVersion() + ", "
                + pypack.host().classifier());
        PythonRuntime runtime = pypack.python();
        getLog().info("Python " + runtime.version() + " (" + runtime.origin() + ") " + runtime.executable());
    }
}
