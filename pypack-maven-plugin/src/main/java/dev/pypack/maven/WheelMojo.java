package dev.pypack.maven;

import dev.pypack.bundle.ModuleWheel;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Packs the module into a wheel. In packaging {@code wheel} it is the main artifact of the module; in any other it is
 * attached, with the type {@code whl}. Where some platforms get sources of their own, there is a wheel for each target:
 * the first is that artifact, and each is attached with the name of its platform as classifier.
 */
@Mojo(name = "wheel", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class WheelMojo extends CompilingMojo {
    private final WheelArtifact artifact;

    /** Skips this goal. */
    @Parameter(property = "pypack.wheel.skip", defaultValue = "false")
    private boolean skipWheel;

    @Inject
    WheelMojo(MavenBuild build, WheelArtifact artifact) {
        super(build);
        this.artifact = artifact;
    }

    @Override
    boolean isSkipped() {
        return skipWheel;
    }

    @Override
    void make() {
        refuseStaleLock();
        List<ModuleWheel> wheels = pypack().wheels(module(), pom(), targets(), output());
        artifact.set(wheels.get(0).wheel().file());
        for (ModuleWheel wheel : wheels) {
            wheel.classifier()
                    .ifPresent(classifier ->
                            artifact.attach(classifier, wheel.wheel().file()));
        }
    }
}
