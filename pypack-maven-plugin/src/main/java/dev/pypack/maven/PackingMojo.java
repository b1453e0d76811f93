package dev.pypack.maven;

import dev.pypack.Pypack;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What the goals share that pack the module.
 */
abstract class PackingMojo extends ModuleMojo {
    /** The folder for what is packed. */
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

    /** Packs the module. */
    abstract void pack();

    @Override
    final void runInModule() {
        build.requireAlone(name(), output());
        pack();
    }

    /** The way into core, with the time of this build. */
    @Override
    final Pypack pypack() {
        return outputTimestamp == null ? super.pypack() : super.pypack().timestamped(outputTimestamp);
    }

    /** The folder for what is packed. */
    final Path output() {
        return outputDirectory.toPath();
    }
}
