package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.project.PomValues;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What the goals share that are about the package of the module.
 */
abstract class ModuleMojo extends PypackMojo {
    private final MavenBuild build;

    /** The kind of package, of which this version knows {@code library} only. */
    @Parameter(property = "pypack.kind")
    private @Nullable String kind;

    /** The Pythons that the package runs on, as {@code >=3.9}; for a module whose pyproject.toml does not say it. */
    @Parameter(property = "pypack.requiresPython")
    private @Nullable String requiresPython;

    ModuleMojo(MavenBuild build) {
        super(build);
        this.build = build;
    }

    /** Does what the goal is for; the module has a package. */
    abstract void runInModule();

    @Override
    final void run() {
        if (build.isCalledForWholeReactor()
                && !pypack().hasPackage(module(), build.project().getArtifactId())) {
            getLog().info("Nothing to pack: this module has no Python");
            return;
        }
        runInModule();
    }

    /** The way into core. */
    Pypack pypack() {
        return build.pypack(getLog());
    }

    /** The folder of the module. */
    final Path module() {
        return build.directory();
    }

    /** The name of the package, normalised. */
    final String name() {
        return pypack().name(module(), build.project().getArtifactId());
    }

    /** What the POM says of the package. */
    final PomValues pom() {
        return new PomReader(build.project(), build.modules()).read(kind, requiresPython);
    }
}
