package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.project.edit.AskedPackages;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Installs the packages of the lock for each target, on this machine: <code>target/crossenv/&lt;target id&gt;</code> is laid
 * out as the target's Python has it, with <code>site-packages</code> and commands. One that is there is brought to exactly
 * the lock: what is right stays untouched, what is foreign or damaged goes. With <code>-Dpypack.targets</code> it is done
 * for these targets alone.
 */
@Mojo(name = "sync", threadSafe = true)
public final class SyncMojo extends DependencyMojo {
    /** Skips this goal. */
    @Parameter(property = "pypack.sync.skip", defaultValue = "false")
    private boolean skipSync;

    /**
     * Whether <code>.venv</code> in the folder of the module is brought to the lock too: a virtual environment of this machine,
     * for the module's developers and their tools, with the dependency groups <code>dev</code>, <code>test</code> and
     * <code>tests</code>, and with the module itself, imported from its sources.
     */
    @Parameter(property = "pypack.venv", defaultValue = "false")
    private boolean venv;

    @Inject
    SyncMojo(MavenBuild build) {
        super(build);
    }

    @Override
    boolean isSkipped() {
        return skipSync;
    }

    @Override
    void runInModule() {
        Pypack pypack = pypack();
        pypack.sync(module(), pom(), targetsOfModule(), AskedPackages.platforms(namedTargets()), output());
        if (venv) {
            pypack.developersEnvironment(module(), pom(), targetsOfModule(), output());
        }
    }
}
