package dev.pypack.maven;

import dev.pypack.ChangedDependencies;
import dev.pypack.project.edit.AskedPackages;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What the goals share that change what the module asks for.
 */
abstract class RequirementMojo extends DependencyMojo {
    /** The packages, with commas between them, as <code>numpy&gt;=2,&lt;3, rich[jupyter]</code>; to remove some, their names. */
    @Parameter(property = "pypack.requirements", required = true)
    private String requirements = "";

    /** The extra whose requirements are meant, instead of <code>project.dependencies</code>. */
    @Parameter(property = "pypack.extra")
    private @Nullable String extra;

    /** The dependency group whose requirements are meant, instead of <code>project.dependencies</code>. */
    @Parameter(property = "pypack.group")
    private @Nullable String group;

    RequirementMojo(MavenBuild build) {
        super(build);
    }

    /** Changes what is asked for, and locks it. */
    abstract ChangedDependencies change(AskedPackages asked);

    /** The platforms for which the packages are asked for. */
    List<String> platforms() {
        return List.of();
    }

    @Override
    final void runInModule() {
        refuseUnwritten(targetsOfModule());
        AskedPackages asked =
                AskedPackages.of(requirements, Optional.ofNullable(extra), Optional.ofNullable(group), platforms());
        change(asked).toLines().forEach(getLog()::info);
    }
}
