package dev.pypack.judge;

import dev.pypack.build.ArtifactProvisioner;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.MavenCoordinates;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gets Maven artifacts from a folder that the build has filled. */
public record FolderProvisioner(Path folder) implements ArtifactProvisioner {

    @Override
    public Path provision(MavenCoordinates coordinates) {
        Path file = folder.resolve(coordinates.fileName());
        if (!Files.exists(file)) {
            throw new EnvironmentFailure(coordinates + " is not in " + folder, "Run the test through Maven.", null);
        }
        return file;
    }
}
