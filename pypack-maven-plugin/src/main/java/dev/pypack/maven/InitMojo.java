package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.scaffold.NewPackage;
import dev.pypack.scaffold.Scaffolded;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new package, with a test, that <code>mvn package</code> packs as it is. Called in a project with modules, it
 * makes one more of them. Works in a folder without a project too; what is there already stays as it is.
 */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
public final class InitMojo extends PypackMojo {
    private final MavenBuild build;
    private final MavenProject project;

    /** Skips this goal. */
    @Parameter(property = "pypack.init.skip", defaultValue = "false")
    private boolean skipInit;

    /** The folder of the package; by default the one in which Maven is called. */
    @Parameter(property = "pypack.directory")
    private @Nullable File directory;

    /** The kind of package, of which this version knows <code>library</code> only. */
    @Parameter(property = "pypack.kind")
    private @Nullable String kind;

    /** The name in Maven and in Python; by default the artifactId of the POM in the folder, else the folder's name. */
    @Parameter(property = "pypack.name")
    private @Nullable String name;

    /** The groupId; by default that of the project in which Maven is called, else <code>com.example</code>. */
    @Parameter(property = "pypack.groupId")
    private @Nullable String groupId;

    /** The version; by default that of the project in which Maven is called, else <code>1.0-SNAPSHOT</code>. */
    @Parameter(property = "pypack.projectVersion")
    private @Nullable String projectVersion;

    /** The Pythons that the package runs on; by default <code>&gt;=3.10</code>. */
    @Parameter(property = "pypack.requiresPython")
    private @Nullable String requiresPython;

    @Inject
    InitMojo(MavenBuild build, MavenProject project) {
        super(build);
        this.build = build;
        this.project = project;
    }

    @Override
    boolean isSkipped() {
        return skipInit;
    }

    @Override
    void run() {
        Path here = build.directory();
        Pypack pypack = build.pypack(getLog());
        Scaffolded made = pypack.init(new NewPackage(
                directory == null ? here : here.resolve(directory.toPath()),
                Optional.ofNullable(kind),
                Optional.ofNullable(name),
                Optional.ofNullable(groupId),
                Optional.ofNullable(projectVersion),
                Optional.ofNullable(requiresPython),
                new PomReader(project, build.modules()).existing()));
        getLog().info("Next: " + made.next(here));
    }
}
