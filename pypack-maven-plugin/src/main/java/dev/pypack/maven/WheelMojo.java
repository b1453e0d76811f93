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
public final class WheelMojo extends PackingMojo {
    private final MavenProject project;
    private final MavenProjectHelper artifacts;

    /** Skips this goal. */
    @Parameter(property = "pypack.wheel.skip", defaultValue = "false")
    private boolean skipWheel;

    /** The folder of the store, which all builds of this machine share; by default in the user's cache folder. */
    @Parameter(property = "pypack.store")
    private @Nullable File store;

    @Inject
    WheelMojo(MavenBuild build, MavenProject project, MavenProjectHelper artifacts) {
        super(build, project);
        this.project = project;
        this.artifacts = artifacts;
    }

    @Override
    boolean isSkipped() {
        return skipWheel;
    }

    @Override
    void run() {
        Pypack pypack = store == null ? pypack() : pypack().storedIn(store.toPath());
        Wheel wheel = pypack.wheel(module(), pom(), output());
        if (project.getPackaging().equals("wheel")) {
            project.getArtifact().setFile(wheel.file().toFile());
        } else {
            artifacts.attachArtifact(project, "whl", wheel.file().toFile());
        }
    }
}
