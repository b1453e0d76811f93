package dev.pypack.maven;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.finding.UserMistake;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * What all goals share: they can be skipped, and they fail in two ways.
 */
abstract class PypackMojo extends AbstractMojo {
    /** Skips all goals of pypack. */
    @Parameter(property = "pypack.skip", defaultValue = "false")
    private boolean skip;

    private final MavenBuild build;

    PypackMojo(MavenBuild build) {
        this.build = build;
    }

    /** Whether this goal alone is to be skipped. */
    abstract boolean isSkipped();

    /** Does what the goal is for. */
    abstract void run();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || isSkipped()) {
            getLog().info("Skipped: " + (skip ? "pypack.skip" : "pypack." + build.goal() + ".skip") + " is set");
            return;
        }
        try {
            build.requireKnownProperties();
            run();
        } catch (UserMistake e) {
            throw new MojoFailureException(onItsOwnLines(e.getMessage()));
        } catch (EnvironmentFailure e) {
            throw new MojoExecutionException(onItsOwnLines(e.getMessage()), e);
        }
    }

    /** Maven puts the message behind the name of the goal and the project, which leaves little of the line. */
    private static String onItsOwnLines(String message) {
        return "\n" + message + "\n";
    }
}
