package dev.pypack.maven;

import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reads pyproject.toml and the POM, and checks the syntax of the sources, so that a mistake in them fails
 * <code>mvn compile</code> already. Until the wheel is
 * packed, modules of the reactor that depend on it get the folder of its sources, as those that depend on a jar get its
 * classes.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class CompileMojo extends CompilingMojo {
    private final MavenBuild build;
    private final WheelArtifact artifact;

    /** Skips this goal. */
    @Parameter(property = "pypack.compile.skip", defaultValue = "false")
    private boolean skipCompile;

    @Inject
    CompileMojo(MavenBuild build, WheelArtifact artifact) {
        super(build);
        this.build = build;
        this.artifact = artifact;
    }

    @Override
    boolean isSkipped() {
        return skipCompile;
    }

    @Override
    void make() {
        refuseStaleLock();
        List<Path> sources = pypack().compile(module(), pom(), output());
        if (build.isWheelNeeded()) {
            sources.stream().findFirst().ifPresent(artifact::set);
        }
    }
}
