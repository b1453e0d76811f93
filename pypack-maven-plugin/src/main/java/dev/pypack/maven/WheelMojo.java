package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.wheel.Wheel;
import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Packs the module into a wheel. In packaging {@code wheel} it is the main artifact of the module; in any other it is
 * attached, with the type {@code whl}.
 */
@Mojo(name = "wheel", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class WheelMojo extends PypackMojo {
    private final MavenBuild build;
    private final MavenProject project;
    private final MavenProjectHelper artifacts;

    /** Skips this goal. */
    @Parameter(property = "pypack.wheel.skip", defaultValue = "false")
    private boolean skipWheel;

    /** The folder for the wheel. */
    @Parameter(property = "pypack.outputDirectory", defaultValue = "${project.build.directory}", required = true)
    private File outputDirectory;

    /** The kind of package, of which this version knows {@code library} only. */
    @Parameter(property = "pypack.kind")
    private @Nullable String kind;

    /** The Pythons that the package runs on, as {@code >=3.9}; for a module whose pyproject.toml does not say it. */
    @Parameter(property = "pypack.requiresPython")
    private @Nullable String requiresPython;

    /** The time that all files in the wheel get: ISO 8601, or seconds since 1970. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    @Inject
    WheelMojo(MavenBuild build, MavenProject project, MavenProjectHelper artifacts) {
        super(build);
        this.build = build;
        this.project = project;
        this.artifacts = artifacts;
    }

    @Override
    boolean isSkipped() {
        return skipWheel;
    }

    @Override
    void run() {
        Pypack pypack = build.pypack(getLog());
        if (outputTimestamp != null) {
            pypack = pypack.timestamped(outputTimestamp);
        }
        Wheel wheel = pypack.wheel(
                build.directory(),
                new PomReader(project, build.modules()).read(kind, requiresPython),
                outputDirectory.toPath());
        if (project.getPackaging().equals("wheel")) {
            project.getArtifact().setFile(wheel.file().toFile());
        } else {
            artifacts.attachArtifact(project, "whl", wheel.file().toFile());
        }
    }
}
