package dev.pypack.project;

import dev.pypack.build.Host;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.MetadataBuilder;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import dev.pypack.target.UnknownTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a module says of the packages that it needs, besides their names in pyproject.toml: for which Pythons, for which
 * targets, and what its POM adds.
 *
 * @param name its name in Python, normalised
 * @param requiresPython the Pythons that it runs on, if it says so
 * @param ofPom the wheels that its POM depends on
 * @param targets where it runs: each of its platforms with each of its Pythons
 * @param namesTargets whether somebody named platforms or Pythons; else they are this machine's, and the lowest that the
 *     package runs on
 * @param lock how the packages are found
 */
public record ModuleNeeds(
        String name,
        Optional<SpecifierSet> requiresPython,
        List<NeededWheel> ofPom,
        List<Target> targets,
        boolean namesTargets,
        LockSettings lock) {
    /**
     * A wheel that the POM depends on.
     *
     * @param name its name in Python, normalised
     * @param requirement of the very version that the POM names
     * @param module the module of this build that makes it, if one does
     * @param repository where it is in a Maven repository, if that is known
     */
    public record NeededWheel(
            String name,
            Requirement requirement,
            Optional<SiblingModule> module,
            Optional<MavenCoordinates> repository) {}

    /**
     * Copies of these lists.
     *
     * @param name its name in Python
     * @param requiresPython the Pythons that it runs on
     * @param ofPom the wheels that its POM depends on
     * @param targets where it runs
     * @param namesTargets whether somebody named platforms or Pythons
     * @param lock how the packages are found
     */
    public ModuleNeeds {
        ofPom = List.copyOf(ofPom);
        targets = List.copyOf(targets);
    }

    /**
     * Reads a module.
     *
     * @param directory its folder
     * @param pom what its POM says
     * @param property the property {@code pypack.targets}
     * @param settings what the build says by other properties
     * @param host this machine, for which the module is if it names no platform
     * @return what it needs
     * @throws UserMistake if pyproject.toml or the POM has mistakes, with all that were found
     * @throws IOException if a file can't be read
     */
    public static ModuleNeeds read(Path directory, PomValues pom, TargetProperty property, Settings settings, Host host)
            throws IOException {
        List<Finding> mistakes = new ArrayList<>();
        Pyproject pyproject = Pyproject.in(ProjectFolder.at(directory), mistakes);
        PomMetadata told = new PomMetadata(pom, mistakes);
        ToolTable tool = ToolTable.read(pyproject.pypack());
        Optional<TomlSection> project = pyproject.project();
        MetadataBuilder described =
                project.isPresent() ? new ProjectTable(project.get(), told).metadata() : told.metadata();
        Metadata metadata = described.build();
        Optional<List<Platform>> platforms = tool.targets(property, mistakes);
        Optional<List<PythonVersion>> pythons = tool.pythonVersions(settings, metadata.requiresPython(), mistakes);
        LockSettings lock = tool.lock(settings, mistakes);
        List<Target> targets = new ArrayList<>();
        if (mistakes.isEmpty()) {
            List<PythonVersion> each = pythons.isPresent()
                    ? pythons.get()
                    : tool.lowestPython(settings, metadata.requiresPython(), mistakes);
            List<Platform> on = platforms.isPresent() ? platforms.get() : List.of(Platform.of(host.classifier()));
            for (Platform platform : on) {
                for (PythonVersion python : each) {
                    add(targets, platform, python, mistakes);
                }
            }
        }
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparing(Finding::place));
            throw new UserMistake(Findings.of(mistakes));
        }
        return new ModuleNeeds(
                PackageName.normalize(metadata.name()),
                metadata.requiresPython(),
                told.neededWheels(),
                targets,
                platforms.isPresent() || pythons.isPresent(),
                lock);
    }

    private static void add(List<Target> targets, Platform platform, PythonVersion python, List<Finding> mistakes) {
        try {
            targets.add(Target.of(platform, python));
        } catch (UnknownTarget e) {
            mistakes.add(Finding.error(
                    "unknown-target",
                    Place.of(Pyproject.NAME),
                    String.valueOf(e.getMessage()),
                    "Name another Python with pypack.pythonVersion."));
        }
    }
}
