package dev.pypack.build;

import java.nio.file.Path;

/**
 * Gets files from Maven repositories: from Maven's own resolver in a Maven build, from a folder in tests.
 */
@FunctionalInterface
public interface ArtifactProvisioner {

    /**
     * The file with these coordinates, its checksum verified as the build tool does it.
     *
     * @param coordinates which file
     * @return where it lies; it is not to be changed
     * @throws EnvironmentFailure if it can't be had: not there, no network, offline
     */
    Path provision(MavenCoordinates coordinates);
}
