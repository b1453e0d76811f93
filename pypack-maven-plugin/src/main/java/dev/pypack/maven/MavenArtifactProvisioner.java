package dev.pypack.maven;

import dev.pypack.build.ArtifactProvisioner;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.MavenCoordinates;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Gets files through Maven's own resolver and the plugin repositories: tools are to a build what plugins are. So
 * mirrors, proxies, credentials, checksums and {@code -o} are as the user's settings say.
 */
final class MavenArtifactProvisioner implements ArtifactProvisioner {
    private final RepositorySystem repositories;
    private final MavenSession session;

    MavenArtifactProvisioner(RepositorySystem repositories, MavenSession session) {
        this.repositories = repositories;
        this.session = session;
    }

    @Override
    public Path provision(MavenCoordinates wanted) {
        Artifact artifact = new DefaultArtifact(
                wanted.groupId(), wanted.artifactId(), wanted.classifier(), wanted.extension(), wanted.version());
        ArtifactRequest request =
                new ArtifactRequest(artifact, session.getCurrentProject().getRemotePluginRepositories(), "pypack");
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new EnvironmentFailure(wanted + " can't be had: " + e.getMessage(), remedy(), e);
        }
    }

    private String remedy() {
        return session.isOffline()
                ? "Run the same build once without -o; the file then stays in the local repository."
                : "Check the network, and the mirrors and proxies in settings.xml.";
    }
}
