package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.finding.FileFindings;
import dev.pypack.finding.Finding;
import dev.pypack.finding.FindingsReport;
import dev.pypack.finding.Place;
import dev.pypack.finding.ReportFormat;
import dev.pypack.finding.Severity;
import dev.pypack.finding.TextReport;
import dev.pypack.finding.UserMistake;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Checks wheels and zip files as a strict installer and a package index would, and more: without
 * <code>pypack.files</code> what the module built; called for a whole reactor, what all its modules built. Works in a folder without a project too.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends PypackMojo {
    private final MavenBuild build;

    /** Skips this goal. */
    @Parameter(property = "pypack.validate.skip", defaultValue = "false")
    private boolean skipValidate;

    /** The files to check, and folders whose wheels and zip files, at any depth, are to be checked. */
    @Parameter(property = "pypack.files")
    private List<String> files = List.of();

    /** The folder in which a module's results lie, for a module whose wheel was built by an earlier call of Maven. */
    @Parameter(property = "pypack.outputDirectory", defaultValue = "${project.build.directory}", required = true)
    private File outputDirectory;

    /** A file to write the report to; it is written also where a file is refused. */
    @Parameter(property = "pypack.report")
    private @Nullable File report;

    /** The format of the report: <code>json</code> or <code>junit</code>. */
    @Parameter(property = "pypack.reportFormat", defaultValue = "json")
    private String reportFormat;

    @Inject
    ValidateMojo(MavenBuild build) {
        super(build);
        this.build = build;
    }

    @Override
    boolean isSkipped() {
        return skipValidate;
    }

    @Override
    void run() {
        ReportFormat format = format();
        Pypack pypack = build.pypack(getLog());
        FindingsReport found = files.isEmpty() ? built(pypack) : named(pypack);
        if (found.files().isEmpty()) {
            getLog().info("Nothing to validate: no wheel was built here");
            return;
        }
        TextReport text = new TextReport(found);
        found.files().stream().filter(FileFindings::isValid).forEach(file -> say(file, text));
        if (report != null) {
            pypack.report(found, format, report.toPath());
        }
        getLog().info(text.summary());
        if (!found.refused().isEmpty()) {
            throw UserMistake.refused(found);
        }
    }

    private ReportFormat format() {
        return ReportFormat.named(reportFormat)
                .orElseThrow(() -> new UserMistake(Finding.error(
                        "report-format",
                        Place.of("pypack.reportFormat"),
                        "there is no format " + reportFormat,
                        "The formats are "
                                + Arrays.stream(ReportFormat.values())
                                        .map(ReportFormat::toString)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    private FindingsReport named(Pypack pypack) {
        return pypack.validate(
                build.directory(),
                build.directory(),
                files.stream().map(Path::of).toList());
    }

    /** Each module's wheels, as its own pyproject.toml weighs what is found. */
    private FindingsReport built(Pypack pypack) {
        requireProject();
        BuiltWheels wheels = new BuiltWheels(pypack, build.project(), outputDirectory.toPath());
        FindingsReport found = new FindingsReport(List.of(), Duration.ZERO);
        for (MavenProject module : build.calledFor()) {
            List<Path> built = wheels.of(module);
            if (built.isEmpty()) {
                refuseNothing(module);
            } else {
                found = found.and(
                        pypack.validate(build.directory(), module.getBasedir().toPath(), built));
            }
        }
        return found;
    }

    private void requireProject() {
        if (build.project().getFile() == null) {
            throw new UserMistake(Finding.error(
                    "nothing-built",
                    Place.of(build.directory().toString()),
                    "there is no POM, so that no module has built a wheel",
                    "Say what is to be checked: -Dpypack.files=<file or folder>"));
        }
    }

    private void refuseNothing(MavenProject module) {
        if (module.getPackaging().equals("wheel")) {
            throw new UserMistake(Finding.error(
                    "nothing-built",
                    Place.of(module.getArtifactId()),
                    "there is no wheel to validate",
                    "mvn verify builds the wheel and validates it."));
        }
    }

    private void say(FileFindings file, TextReport text) {
        if (file.findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNING)) {
            getLog().warn(text.of(file));
        } else {
            getLog().info(text.of(file));
        }
    }
}
