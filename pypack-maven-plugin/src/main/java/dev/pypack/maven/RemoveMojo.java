package dev.pypack.maven;

import dev.pypack.ChangedDependencies;
import dev.pypack.project.edit.AskedPackages;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes packages from <code>project.dependencies</code> in pyproject.toml, from an extra or from a dependency group, and
 * locks what is left. All else in the file stays as it is, and where the module can't be locked nothing is changed.
 */
@Mojo(name = "remove", threadSafe = true)
public final class RemoveMojo extends RequirementMojo {
    /** Skips this goal. */
    @Parameter(property = "pypack.remove.skip", defaultValue = "false")
    private boolean skipRemove;

    @Inject
    RemoveMojo(MavenBuild build) {
        super(build);
    }

    @Override
    boolean isSkipped() {
        return skipRemove;
    }

    @Override
    ChangedDependencies change(AskedPackages asked) {
        return pypack().remove(module(), pom(), targetsOfModule(), output(), asked);
    }
}
