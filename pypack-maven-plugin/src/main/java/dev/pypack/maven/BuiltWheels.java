package dev.pypack.maven;

import dev.pypack.Pypack;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * The wheels that modules built: in this call of Maven, else in an earlier one.
 */
final class BuiltWheels {
    private final Pypack pypack;
    private final MavenProject called;
    private final Path output;

    /** Those that an earlier call put into the output folder that the goal was called with, in one of the modules. */
    BuiltWheels(Pypack pypack, MavenProject called, Path output) {
        this.pypack = pypack;
        this.called = called;
        this.output = output;
    }

    /** Those of a module; of a folder that it shares with others its own alone. */
    List<Path> of(MavenProject module) {
        List<Path> artifacts = Stream.concat(Stream.of(module.getArtifact()), module.getAttachedArtifacts().stream())
                .filter(artifact -> artifact != null && artifact.getFile() != null)
                .map(artifact -> artifact.getFile().toPath())
                .filter(file -> file.toString().endsWith(".whl"))
                .distinct()
                .toList();
        return artifacts.isEmpty() ? left(module) : artifacts;
    }

    private List<Path> left(MavenProject module) {
        String name = pypack.name(module.getBasedir().toPath(), module.getArtifactId());
        return folders(module)
                .flatMap(folder -> pypack.wheelsIn(folder, name).stream())
                .toList();
    }

    /** Maven resolves the parameter for one module alone, and does not say whether it was absolute. */
    private Stream<Path> folders(MavenProject module) {
        if (output.equals(Path.of(called.getBuild().getDirectory()))) {
            return Stream.of(Path.of(module.getBuild().getDirectory()));
        }
        Path root = called.getBasedir().toPath();
        return output.startsWith(root)
                ? Stream.of(output, module.getBasedir().toPath().resolve(root.relativize(output)))
                        .distinct()
                : Stream.of(output);
    }
}
