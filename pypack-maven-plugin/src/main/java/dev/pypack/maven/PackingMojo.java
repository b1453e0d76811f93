package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What the goals share that make something of the module.
 */
abstract class PackingMojo extends ModuleMojo {
    /** The folder for results. */
    @Parameter(property = "pypack.outputDirectory", defaultValue = "${project.build.directory}", required = true)
    private File outputDirectory;

    /** The time that all packed files get: ISO 8601, or seconds since 1970. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    private final MavenBuild build;

    PackingMojo(MavenBuild build) {
        super(build);
        this.build = build;
    }

    /** Makes what the goal is for. */
    abstract void make();

    @Override
    final void runInModule() {
        build.packedBeside(output()).forEach(this::requireOtherName);
        make();
    }

    private void requireOtherName(Path module, String artifactId) {
        if (pypack().name(module, artifactId).equals(name())) {
            throw new UserMistake(Finding.error(
                    "same-output",
                    Place.of("pypack.outputDirectory"),
                    "two modules pack a package called " + name() + " into " + output() + ": " + module + " and "
                            + module(),
                    "Give one of them another name, or another pypack.outputDirectory."));
        }
    }

    /** The way into core, with the time of this build. */
    @Override
    Pypack pypack() {
        return outputTimestamp == null ? super.pypack() : super.pypack().timestamped(outputTimestamp);
    }

    /** The folder for results. */
    final Path output() {
        return outputDirectory.toPath();
    }
}
