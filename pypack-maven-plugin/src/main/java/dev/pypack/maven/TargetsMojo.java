package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.target.TargetCatalogue;
import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lists all platforms with their floors, tags and other names; or, with <code>pypack.targets</code>, the tags of these
 * targets, the best first.
 */
@Mojo(name = "targets", requiresProject = false, threadSafe = true)
public final class TargetsMojo extends PypackMojo {
    private final MavenBuild build;

    /** Skips this goal. */
    @Parameter(property = "pypack.targets.skip", defaultValue = "false")
    private boolean skipTargets;

    /** Platforms, by their names or aliases, with a floor where another than the default is meant. */
    @Parameter(property = "pypack.targets")
    private List<String> targets = List.of();

    /** The Python versions of the targets; by default that of the newest embedded Python. */
    @Parameter(property = "pypack.pythonVersion")
    private List<String> pythonVersion = List.of();

    /** A file to write the list to, as JSON. */
    @Parameter(property = "pypack.report")
    private @Nullable File report;

    @Inject
    TargetsMojo(MavenBuild build) {
        super(build);
        this.build = build;
    }

    @Override
    boolean isSkipped() {
        return skipTargets;
    }

    @Override
    void run() {
        Pypack pypack = build.pypack(getLog());
        TargetCatalogue catalogue = pypack.targets(targets, pythonVersion);
        catalogue.toLines().forEach(getLog()::info);
        if (report != null) {
            pypack.report(catalogue, report.toPath());
        }
    }
}
