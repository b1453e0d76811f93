package dev.pypack.maven;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import dev.pypack.project.SiblingModule;
import dev.pypack.scaffold.ExistingPom;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a POM what core wants to know of it.
 */
final class PomReader {
    private static final Set<String> NEEDED_BY_USERS = Set.of("compile", "runtime");

    private final MavenProject project;
    private final Collection<MavenProject> reactor;
    private final Map<MavenProject, SiblingModule> siblings;

    /** A reader for a module that is built together with others. */
    PomReader(MavenProject project, Collection<MavenProject> reactor) {
        this(project, reactor, new HashMap<>());
    }

    private PomReader(
            MavenProject project, Collection<MavenProject> reactor, Map<MavenProject, SiblingModule> siblings) {
        this.project = project;
        this.reactor = reactor;
        this.siblings = siblings;
    }

    PomValues read(@Nullable String kind, @Nullable String requiresPython) {
        return new PomValues(
                project.getArtifactId(),
                project.getVersion(),
                written(project.getDescription()),
                licenses(),
                project.getDevelopers().stream().map(PomReader::developer).toList(),
                urls(),
                wheels(),
                written(kind),
                written(requiresPython));
    }

    /** What a new package has to know of the POM; nothing where Maven runs without one. */
    Optional<ExistingPom> existing() {
        return Optional.ofNullable(project.getFile())
                .map(file -> new ExistingPom(
                        file.toPath(),
                        project.getGroupId(),
                        project.getArtifactId(),
                        project.getVersion(),
                        writtenVersion(),
                        project.getPackaging(),
                        packsWheel()));
    }

    /** A module names its parent by the version that is written, which can be a property such as revision. */
    private String writtenVersion() {
        Model written = project.getOriginalModel();
        return written(written.getVersion()).orElse(project.getVersion());
    }

    private boolean packsWheel() {
        return project.getPackaging().equals("wheel")
                || project.getBuildPlugins().stream()
                        .filter(plugin -> plugin.getKey().equals("dev.pypack:pypack-maven-plugin"))
                        .flatMap(plugin -> plugin.getExecutions().stream())
                        .anyMatch(execution -> execution.getGoals().contains("wheel"));
    }

    private List<String> licenses() {
        return project.getLicenses().stream()
                .map(License::getName)
                .flatMap(name -> written(name).stream())
                .toList();
    }

    private static PomValues.Developer developer(Developer developer) {
        return new PomValues.Developer(written(developer.getName()), written(developer.getEmail()));
    }

    /** The labels are the well-known ones of PyPA, for which an index has icons. */
    private Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        written(project.getUrl()).ifPresent(url -> urls.put("Homepage", url));
        if (project.getScm() != null) {
            written(project.getScm().getUrl()).ifPresent(url -> urls.put("Source", url));
        }
        if (project.getIssueManagement() != null) {
            written(project.getIssueManagement().getUrl()).ifPresent(url -> urls.put("Issues", url));
        }
        return urls;
    }

    /** What is optional or provided, Maven does not pass on either. */
    private List<PomValues.Dependency> wheels() {
        return project.getDependencies().stream()
                .filter(dependency -> dependency.getType().equals("whl")
                        && !dependency.isOptional()
                        && written(dependency.getScope())
                                .map(NEEDED_BY_USERS::contains)
                                .orElse(true))
                .map(this::wheel)
                .toList();
    }

    private PomValues.Dependency wheel(Dependency dependency) {
        Optional<MavenProject> module = reactor.stream()
                .filter(each -> each.getGroupId().equals(dependency.getGroupId())
                        && each.getArtifactId().equals(dependency.getArtifactId())
                        && each.getVersion().equals(dependency.getVersion()))
                .findFirst();
        return new PomValues.Dependency(
                module.map(PomReader::nameInPython).orElse(dependency.getArtifactId()),
                dependency.getVersion(),
                module.map(this::sibling),
                Optional.of(new MavenCoordinates(
                        dependency.getGroupId(),
                        dependency.getArtifactId(),
                        dependency.getVersion(),
                        written(dependency.getClassifier()).orElse(""),
                        "whl")));
    }

    /** Read once, however many modules depend on it. */
    private SiblingModule sibling(MavenProject module) {
        SiblingModule known = siblings.get(module);
        if (known == null) {
            known = read(module);
            siblings.put(module, known);
        }
        return known;
    }

    private SiblingModule read(MavenProject module) {
        String requiresPython = module.getProperties().getProperty("pypack.requiresPython");
        return new SiblingModule(
                module.getBasedir().toPath(),
                module.getGroupId(),
                new PomReader(module, reactor, siblings).read(null, requiresPython));
    }

    private static String nameInPython(MavenProject module) {
        try {
            return PackageReader.name(module.getBasedir().toPath(), module.getArtifactId());
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    "The name of the module " + module.getArtifactId() + " can't be read: " + e,
                    "See that the files of " + module.getBasedir() + " can be read.",
                    e);
        }
    }

    private static Optional<String> written(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
