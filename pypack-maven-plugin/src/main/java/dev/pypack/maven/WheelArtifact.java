package dev.pypack.maven;

import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * The wheel of a module, as other modules, {@code install} and {@code deploy} see it: in packaging {@code wheel} the main
 * artifact, in any other an attached one with the type {@code whl}.
 */
final class WheelArtifact {
    private static final String TYPE = "whl";

    private final MavenBuild build;
    private final MavenProjectHelper helper;

    @Inject
    WheelArtifact(MavenBuild build, MavenProjectHelper helper) {
        this.build = build;
        this.helper = helper;
    }

    /** Sets what it is now, instead of what it was before. */
    void set(Path file) {
        MavenProject project = build.project();
        if (project.getPackaging().equals("wheel")) {
            project.getArtifact().setFile(file.toFile());
            return;
        }
        project.getAttachedArtifacts().stream()
                .filter(WheelArtifact::isWheel)
                .findFirst()
                .ifPresentOrElse(
                        attached -> attached.setFile(file.toFile()),
                        () -> helper.attachArtifact(project, TYPE, file.toFile()));
    }

    /** Attaches one of several, each for a platform. */
    void attach(String classifier, Path file) {
        helper.attachArtifact(build.project(), TYPE, classifier, file.toFile());
    }

    private static boolean isWheel(Artifact attached) {
        return attached.getType().equals(TYPE) && !attached.hasClassifier();
    }
}
