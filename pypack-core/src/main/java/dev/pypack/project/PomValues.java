package dev.pypack.project;

import dev.pypack.build.Fingerprint;
import dev.pypack.build.MavenCoordinates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the POM of a module says of the package in it. Core knows no Maven, so these are plain values.
 *
 * @param artifactId the name of the module
 * @param version its version, as Maven writes it
 * @param description one or more lines about it
 * @param licenses the names of its licences, best as SPDX identifiers
 * @param developers who makes it
 * @param urls its addresses by label, such as {@code Homepage}
 * @param wheels the wheels that those who install the package need too: dependencies of the scopes compile and runtime
 * @param kind the property {@code pypack.kind}
 * @param requiresPython the property {@code pypack.requiresPython}
 */
public record PomValues(
        String artifactId,
        String version,
        Optional<String> description,
        List<String> licenses,
        List<Developer> developers,
        Map<String, String> urls,
        List<Dependency> wheels,
        Optional<String> kind,
        Optional<String> requiresPython) {

    /**
     * What a POM says, as a value.
     *
     * @param artifactId the name of the module
     * @param version its version
     * @param description one or more lines about it
     * @param licenses the names of its licences
     * @param developers who makes it
     * @param urls its addresses by label, in the order given
     * @param wheels the wheels that it depends on
     * @param kind the property {@code pypack.kind}
     * @param requiresPython the property {@code pypack.requiresPython}
     */
    public PomValues {
        licenses = List.copyOf(licenses);
        developers = List.copyOf(developers);
        wheels = List.copyOf(wheels);
        urls = Collections.unmodifiableMap(new LinkedHashMap<>(urls));
    }

    /**
     * A POM that says nothing but what every POM says.
     *
     * @param artifactId the name of the module
     * @param version its version
     * @return the values
     */
    public static PomValues of(String artifactId, String version) {
        return new PomValues(
                artifactId,
                version,
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Adds all of it to what a result depends on.
     *
     * @param fingerprint of the inputs of the result
     * @return the same fingerprint
     */
    public Fingerprint addTo(Fingerprint fingerprint) {
        fingerprint.with(artifactId).with(version);
        fingerprint.with(listed(description)).with(listed(kind)).with(listed(requiresPython));
        fingerprint.with(licenses).with(Integer.toString(developers.size()));
        for (Developer developer : developers) {
            fingerprint.with(listed(developer.name)).with(listed(developer.email));
        }
        List<String> names = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (Dependency wheel : wheels) {
            names.add(wheel.name);
            versions.add(wheel.version);
        }
        return fingerprint
                .with(List.copyOf(urls.keySet()))
                .with(List.copyOf(urls.values()))
                .with(names)
                .with(versions);
    }

    private static List<String> listed(Optional<String> value) {
        return value.isPresent() ? List.of(value.get()) : List.of();
    }

    /**
     * A wheel that the module depends on.
     *
     * @param name its name in Python, which {@link PackageReader#name} knows of a module
     * @param version its version, as Maven writes it
     * @param module the module of this build that makes it, if one does
     * @param repository where it is in a Maven repository, if that is known
     */
    public record Dependency(
            String name, String version, Optional<SiblingModule> module, Optional<MavenCoordinates> repository) {
        /**
         * A wheel of which nobody says where it is.
         *
         * @param name its name in Python
         * @param version its version
         */
        public Dependency(String name, String version) {
            this(name, version, Optional.empty(), Optional.empty());
        }
    }

    /**
     * A developer of the POM.
     *
     * @param name the name
     * @param email the address
     */
    public record Developer(Optional<String> name, Optional<String> email) {}
}
