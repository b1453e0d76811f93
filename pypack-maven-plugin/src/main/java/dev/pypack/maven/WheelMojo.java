package dev.pypack.maven;

import dev.pypack.bundle.ModuleWheel;
import dev.pypack.project.TargetProperty;
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
    private static final String TARGETS = "pypack.targets";

    private final MavenBuild build;
    private final WheelArtifact artifact;

    /** Skips this goal. */
    @Parameter(property = "pypack.wheel.skip", defaultValue = "false")
    private boolean skipWheel;

    /**
     * Platforms, by their names or aliases, with a floor where another than the default is meant: one wheel for each,
     * where the module has sources for some platforms; else without meaning.
     */
    @Parameter(property = TARGETS)
    private List<String> targets = List.of();

    @Inject
    WheelMojo(MavenBuild build, WheelArtifact artifact) {
        super(build);
        this.build = build;
        this.artifact = artifact;
    }

    @Override
    boolean isSkipped() {
        return skipWheel;
    }

    @Override
    void make() {
        List<ModuleWheel> wheels = pypack().wheels(module(), pom(), targets(), output());
        artifact.set(wheels.get(0).wheel().file());
        for (ModuleWheel wheel : wheels) {
            wheel.classifier()
                    .ifPresent(classifier ->
                            artifact.attach(classifier, wheel.wheel().file()));
        }
    }

    private TargetProperty targets() {
        return build.isOnCommandLine(TARGETS) ? TargetProperty.onCommandLine(targets) : TargetProperty.inPom(targets);
    }
}
