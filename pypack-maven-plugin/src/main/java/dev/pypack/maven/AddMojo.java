package dev.pypack.maven;

import dev.pypack.ChangedDependencies;
import dev.pypack.project.edit.AskedPackages;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Adds packages to <code>project.dependencies</code> in pyproject.toml, to an extra or to a dependency group, and locks them.
 * All else in the file stays as it is, and where the module can't be locked nothing is changed. With
 * <code>-Dpypack.targets</code> they are needed on these platforms alone, which a marker says.
 */
@Mojo(name = "add", threadSafe = true)
public final class AddMojo extends RequirementMojo {
    /** Skips this goal. */
    @Parameter(property = "pypack.add.skip", defaultValue = "false")
    private boolean skipAdd;

    @Inject
    AddMojo(MavenBuild build) {
        super(build);
    }

    @Override
    boolean isSkipped() {
        return skipAdd;
    }

    @Override
    List<String> platforms() {
        return namedTargets();
    }

    @Override
    ChangedDependencies change(AskedPackages asked) {
        return pypack().add(module(), pom(), targetsOfModule(), output(), asked);
    }
}
