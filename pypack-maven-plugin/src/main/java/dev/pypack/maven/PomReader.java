package dev.pypack.maven;

import dev.pypack.project.PomValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a POM what core wants to know of it.
 */
final class PomReader {
    private PomReader() {}

    static PomValues read(MavenProject project, @Nullable String kind, @Nullable String requiresPython) {
        return new PomValues(
                project.getArtifactId(),
                project.getVersion(),
                written(project.getDescription()),
                licenses(project),
                project.getDevelopers().stream().map(PomReader::developer).toList(),
                urls(project),
                wheels(project),
                written(kind),
                written(requiresPython));
    }

    private static List<String> licenses(MavenProject project) {
        return project.getLicenses().stream()
                .map(License::getName)
                .flatMap(name -> written(name).stream())
                .toList();
    }

    private static PomValues.Developer developer(Developer developer) {
        return new PomValues.Developer(written(developer.getName()), written(developer.getEmail()));
    }

    /** The labels are the well-known ones of PyPA, for which an index has icons. */
    private static Map<String, String> urls(MavenProject project) {
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

    private static List<String> wheels(MavenProject project) {
        return project.getDependencies().stream()
                .filter(dependency -> dependency.getType().equals("whl") && !"test".equals(dependency.getScope()))
                .map(Dependency::getManagementKey)
                .toList();
    }

    private static Optional<String> written(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
