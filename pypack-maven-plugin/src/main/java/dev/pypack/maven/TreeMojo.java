package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.lock.tree.DependencyTree;
import dev.pypack.lock.tree.TreeQuestion;
import dev.pypack.project.edit.AskedPackages;
import dev.pypack.project.edit.DependencyList;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says why each package of the lock is there: on each target, what the module asks for and what these packages need; or who
 * needs one of them. With <code>-Dpypack.targets</code> it says it of these targets alone.
 */
@Mojo(name = "tree", threadSafe = true)
public final class TreeMojo extends DependencyMojo {
    /** Skips this goal. */
    @Parameter(property = "pypack.tree.skip", defaultValue = "false")
    private boolean skipTree;

    /** A package: who needs it is shown, instead of what is needed. */
    @Parameter(property = "pypack.inverted")
    private @Nullable String inverted;

    /** How many levels are shown; by default all. */
    @Parameter(property = "pypack.depth")
    private @Nullable Integer depth;

    /** The extra that is looked at, instead of all that the module asks for. */
    @Parameter(property = "pypack.extra")
    private @Nullable String extra;

    /** The dependency group that is looked at, instead of all that the module asks for. */
    @Parameter(property = "pypack.group")
    private @Nullable String group;

    /** A file to write the tree to, as JSON. */
    @Parameter(property = "pypack.report")
    private @Nullable File report;

    @Inject
    TreeMojo(MavenBuild build) {
        super(build);
    }

    @Override
    boolean isSkipped() {
        return skipTree;
    }

    @Override
    void runInModule() {
        DependencyList list = DependencyList.of(Optional.ofNullable(extra), Optional.ofNullable(group));
        TreeQuestion question = new TreeQuestion(
                Optional.of(list).filter(chosen -> !chosen.equals(DependencyList.MAIN)),
                Optional.ofNullable(inverted),
                depth == null ? Integer.MAX_VALUE : depth);
        Pypack pypack = pypack();
        DependencyTree tree = pypack.tree(
                module(), pom(), targetsOfModule(), AskedPackages.platforms(namedTargets()), output(), question);
        tree.toLines().forEach(getLog()::info);
        if (report != null) {
            pypack.report(tree, report.toPath());
        }
    }
}
