package dev.pypack.maven;

import dev.pypack.build.ArtifactProvisioner;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.MavenCoordinates;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Gets files through Maven's own resolver and the plugin repositories, for tools are to a build what plugins are;
 * wheels through those of the project. So
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
        ArtifactRequest request = new ArtifactRequest(artifact, repositories(wanted), "pypack");
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

    /** A wheel is what the project depends on; all else is a tool of the build. */
    private List<RemoteRepository> repositories(MavenCoordinates wanted) {
        MavenProject project = session.getCurrentProject();
        return wanted.extension().equals("whl")
                ? project.getRemoteProjectRepositories()
                : project.getRemotePluginRepositories();
    }

    private String remedy() {
        return session.isOffline()
                ? "Run the same build once without -o; the file then stays in the local repository."
                : "Check the network, and the mirrors and proxies in settings.xml.";
    }
}
