package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.project.PomValues;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What the goals share that pack the module.
 */
abstract class PackingMojo extends PypackMojo {
    private final MavenBuild build;
    private final MavenProject project;

    /** The folder for what is packed. */
    @Parameter(property = "pypack.outputDirectory", defaultValue = "${project.build.directory}", required = true)
    private File outputDirectory;

    /** The kind of package, of which this version knows {@code library} only. */
    @Parameter(property = "pypack.kind")
    private @Nullable String kind;

    /** The Pythons that the package runs on, as {@code >=3.9}; for a module whose pyproject.toml does not say it. */
    @Parameter(property = "pypack.requiresPython")
    private @Nullable String requiresPython;

    /** The time that all packed files get: ISO 8601, or seconds since 1970. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    PackingMojo(MavenBuild build, MavenProject project) {
        super(build);
        this.build = build;
        this.project = project;
    }

    /** The way into core, with the time of this build. */
    Pypack pypack() {
        Pypack pypack = build.pypack(getLog());
        return outputTimestamp == null ? pypack : pypack.timestamped(outputTimestamp);
    }

    /** The folder of the module. */
    Path module() {
        return build.directory();
    }

    /** What the POM says of the package. */
    PomValues pom() {
        return new PomReader(project, build.modules()).read(kind, requiresPython);
    }

    /** The folder for what is packed. */
    Path output() {
        return outputDirectory.toPath();
    }
}
