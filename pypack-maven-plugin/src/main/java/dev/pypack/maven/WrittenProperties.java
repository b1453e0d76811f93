package dev.pypack.maven;

import dev.pypack.build.EnvironmentFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * The properties as they are written in the POM of a module, those above it, and their active profiles. In Maven 4 all models
 * of a module have what the command line says instead, so that the file is read.
 */
final class WrittenProperties {
    private final MavenProject module;

    WrittenProperties(MavenProject module) {
        this.module = module;
    }

    /** The words of a property, which commas separate; none where it is not written. */
    List<String> words(String property) {
        return Stream.iterate(module, Objects::nonNull, MavenProject::getParent)
                .flatMap(WrittenProperties::of)
                .map(properties -> properties.getProperty(property))
                .filter(Objects::nonNull)
                .findFirst()
                .map(words -> List.of(words.split(",", -1)))
                .orElse(List.of());
    }

    /** Those of active profiles, of which the last goes before the others; then those of the POM itself. */
    private static Stream<Properties> of(MavenProject project) {
        List<Properties> written = new ArrayList<>();
        project.getActiveProfiles().forEach(profile -> written.add(0, profile.getProperties()));
        @Nullable File file = project.getFile();
        written.add(file == null ? project.getOriginalModel().getProperties() : read(file));
        return written.stream();
    }

    private static Properties read(File pom) {
        try (InputStream stream = Files.newInputStream(pom.toPath())) {
            return new MavenXpp3Reader().read(stream, false).getProperties();
        } catch (IOException | XmlPullParserException e) {
            throw new EnvironmentFailure(pom + " can't be read: " + e, "See who may read it.", e);
        }
    }
}
