package dev.pypack.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Reads pyproject.toml and the POM, so that a mistake in them fails <code>mvn compile</code> already. Until the wheel is
 * packed, modules of the reactor that depend on it get the folder of its sources, as those that depend on a jar get its
 * classes.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class CompileMojo extends ModuleMojo {
    private final WheelArtifact artifact;

    /** Skips this goal. */
    @Parameter(property = "pypack.compile.skip", defaultValue = "false")
    private boolean skipCompile;

    @Inject
    CompileMojo(MavenBuild build, MavenProject project, WheelArtifact artifact) {
        super(build, project);
        this.artifact = artifact;
    }

    @Override
    boolean isSkipped() {
        return skipCompile;
    }

    @Override
    void runInModule() {
        pypack().sources(module(), pom()).stream().findFirst().ifPresent(artifact::set);
    }
}
