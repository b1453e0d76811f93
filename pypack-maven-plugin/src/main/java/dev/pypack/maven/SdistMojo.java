package dev.pypack.maven;

import dev.pypack.wheel.Sdist;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Packs the module into a source distribution, of which pip builds the same wheel with the backend that pyproject.toml
 * names. It is attached, with the type {@code tar.gz} and the classifier {@code sdist}. No packaging has this goal by
 * itself: bind it, as not every module has a backend.
 */
@Mojo(name = "sdist", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class SdistMojo extends PackingMojo {
    private final MavenBuild build;
    private final MavenProjectHelper artifacts;

    /** Skips this goal. */
    @Parameter(property = "pypack.sdist.skip", defaultValue = "false")
    private boolean skipSdist;

    @Inject
    SdistMojo(MavenBuild build, MavenProjectHelper artifacts) {
        super(build);
        this.build = build;
        this.artifacts = artifacts;
    }

    @Override
    boolean isSkipped() {
        return skipSdist;
    }

    @Override
    void make() {
        Sdist sdist = pypack().sdist(module(), pom(), output());
        artifacts.attachArtifact(
                build.project(), "tar.gz", "sdist", sdist.file().toFile());
    }
}
