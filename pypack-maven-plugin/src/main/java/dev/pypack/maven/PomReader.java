package dev.pypack.maven;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import dev.pypack.project.SiblingModule;
import dev.pypack.scaffold.ExistingPom;
import java.io.IOException;
import java.util.ArrayList;
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
                developers(),
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
        List<String> licenses = new ArrayList<>();
        for (License license : project.getLicenses()) {
            Optional<String> name = written(license.getName());
            if (name.isPresent()) {
                licenses.add(name.get());
            }
        }
        return licenses;
    }

    private List<PomValues.Developer> developers() {
        List<PomValues.Developer> developers = new ArrayList<>();
        for (Developer developer : project.getDevelopers()) {
            developers.add(new PomValues.Developer(written(developer.getName()), written(developer.getEmail())));
        }
        return developers;
    }

    /** The labels are the well-known ones of PyPA, for which an index has icons. */
    private Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        add("Homepage", project.getUrl(), urls);
        if (project.getScm() != null) {
            add("Source", project.getScm().getUrl(), urls);
        }
        if (project.getIssueManagement() != null) {
            add("Issues", project.getIssueManagement().getUrl(), urls);
        }
        return urls;
    }

    private static void add(String label, @Nullable String url, Map<String, String> urls) {
        Optional<String> written = written(url);
        if (written.isPresent()) {
            urls.put(label, written.get());
        }
    }

    private List<PomValues.Dependency> wheels() {
        List<PomValues.Dependency> wheels = new ArrayList<>();
        for (Dependency dependency : project.getDependencies()) {
            if (dependency.getType().equals("whl") && isNeededByUsers(dependency)) {
                wheels.add(wheel(dependency));
            }
        }
        return wheels;
    }

    /** What is optional or provided, Maven does not pass on either. */
    private static boolean isNeededByUsers(Dependency dependency) {
        return !dependency.isOptional()
                && NEEDED_BY_USERS.contains(written(dependency.getScope()).orElse("compile"));
    }

    private PomValues.Dependency wheel(Dependency dependency) {
        Optional<MavenProject> module = module(dependency);
        return new PomValues.Dependency(
                module.isPresent() ? nameInPython(module.get()) : dependency.getArtifactId(),
                dependency.getVersion(),
                module.isPresent() ? Optional.of(sibling(module.get())) : Optional.empty(),
                Optional.of(new MavenCoordinates(
                        dependency.getGroupId(),
                        dependency.getArtifactId(),
                        dependency.getVersion(),
                        written(dependency.getClassifier()).orElse(""),
                        "whl")));
    }

    private Optional<MavenProject> module(Dependency dependency) {
        for (MavenProject each : reactor) {
            if (each.getGroupId().equals(dependency.getGroupId())
                    && each.getArtifactId().equals(dependency.getArtifactId())
                    && each.getVersion().equals(dependency.getVersion())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
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
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}
