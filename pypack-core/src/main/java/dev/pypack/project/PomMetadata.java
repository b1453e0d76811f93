package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.LicenseExpression;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.MetadataBuilder;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Person;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import dev.pypack.project.ModuleNeeds.NeededWheel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a POM says of a package, as metadata of Python; what has no form there is noted.
 */
final class PomMetadata {
    /** The keys of {@code [project]} that a POM can tell. */
    static final List<String> CAN_TELL =
            List.of("version", "description", "license", "authors", "urls", "requires-python", "dependencies");

    private static final Place POM = Place.of("pom.xml");
    private static final String REQUIRES_PYTHON = "pypack.requiresPython";

    private final PomValues pom;
    private final List<Finding> mistakes;

    PomMetadata(PomValues pom, List<Finding> mistakes) {
        this.pom = pom;
        this.mistakes = mistakes;
    }

    /** Whether it tells a key of {@code [project]}. */
    boolean tells(String key) {
        return switch (key) {
            case "version", "dependencies" -> true;
            case "description" -> pom.description().isPresent();
            case "license" -> !pom.licenses().isEmpty();
            case "authors" -> !pom.developers().isEmpty();
            case "urls" -> !pom.urls().isEmpty();
            case "requires-python" -> pom.requiresPython().isPresent();
            default -> false;
        };
    }

    /** All that it tells, for a module without {@code [project]}. */
    MetadataBuilder metadata() {
        MetadataBuilder metadata = Metadata.builder(name(), version().orElse(Version.parse("0")));
        summary(metadata);
        developers(metadata);
        license(metadata);
        url(metadata);
        requiresPython(metadata);
        return metadata.requiresDist(dependencies().requirements());
    }

    private String name() {
        try {
            PackageName.normalize(pom.artifactId());
            return pom.artifactId();
        } catch (InvalidPep e) {
            refuseInvalid("artifactId", e, "Write a pyproject.toml with name = \"...\" in [project].");
            return "unnamed";
        }
    }

    private void developers(MetadataBuilder metadata) {
        try {
            metadata.authors(authors());
        } catch (InvalidPep e) {
            refuseInvalid("developers", e, "");
        }
    }

    private void url(MetadataBuilder metadata) {
        try {
            metadata.projectUrls(pom.urls());
        } catch (InvalidPep e) {
            refuseInvalid("url", e, "");
        }
    }

    String writtenVersion() {
        return pom.version();
    }

    /** The version for Python; that there is none is noted. */
    Optional<Version> version() {
        return versionOf("the version ", pom.version());
    }

    private Optional<Version> versionOf(String what, String written) {
        Optional<Version> version = new MavenVersion(written).toPep440();
        if (version.isEmpty()) {
            refuse(
                    "version-without-form",
                    what + written + " has no form in PEP 440, which every Python tool goes by",
                    "Maven's alpha, beta and rc have one: 1.0-alpha-1, 1.0-beta-1, 1.0-rc1, with or without -SNAPSHOT.");
        }
        return version;
    }

    /** The wheels that it depends on, with where they come from. */
    List<NeededWheel> neededWheels() {
        Map<String, Requirement> requirements = new LinkedHashMap<>();
        for (Requirement each : dependencies().requirements()) {
            requirements.put(PackageName.normalize(each.name()), each);
        }
        List<NeededWheel> needed = new ArrayList<>();
        for (PomValues.Dependency wheel : pom.wheels()) {
            Requirement requirement = requirements.get(PackageName.canonical(wheel.name()));
            if (requirement != null) {
                String name = PackageName.normalize(wheel.name());
                needed.add(new NeededWheel(name, requirement, wheel.module(), wheel.repository()));
            }
        }
        return Collections.unmodifiableList(needed);
    }

    /** The wheels that it depends on; that one can't be named in Python is noted. */
    PomDependencies dependencies() {
        Map<String, PomDependencies.Pinned> wheels = new LinkedHashMap<>();
        for (PomValues.Dependency wheel : pom.wheels()) {
            Optional<Version> version =
                    versionOf("the version of the dependency " + wheel.name() + ", ", wheel.version());
            try {
                String name = PackageName.normalize(wheel.name());
                if (version.isPresent()) {
                    wheels.put(name, new PomDependencies.Pinned(wheel.name(), wheel.version(), version.get()));
                }
            } catch (InvalidPep e) {
                refuseInvalid("dependency " + wheel.name(), e, "");
            }
        }
        return new PomDependencies(wheels);
    }

    void summary(MetadataBuilder metadata) {
        try {
            if (pom.description().isPresent()) {
                metadata.summary(pom.description().get().strip().replaceAll("\\s+", " "));
            }
        } catch (InvalidPep e) {
            refuseInvalid("description", e, "");
        }
    }

    List<Person> authors() {
        List<Person> authors = new ArrayList<>();
        for (PomValues.Developer developer : pom.developers()) {
            try {
                if (developer.name().isPresent() || developer.email().isPresent()) {
                    authors.add(new Person(developer.name(), developer.email()));
                }
            } catch (InvalidPep e) {
                refuseInvalid("developers", e, "");
            }
        }
        return Collections.unmodifiableList(authors);
    }

    void license(MetadataBuilder metadata) {
        if (pom.licenses().isEmpty()) {
            return;
        }
        // Maven means by several that the user may choose.
        String anyOfThem = String.join(" OR ", pom.licenses());
        try {
            metadata.licenseExpression(LicenseExpression.parse(anyOfThem));
        } catch (InvalidPep e) {
            refuseInvalid(
                    "licenses", e, "Name each by its SPDX identifier, as <license><name>Apache-2.0</name></license>.");
        }
    }

    Map<String, String> urls() {
        return pom.urls();
    }

    void requiresPython(MetadataBuilder metadata) {
        Optional<SpecifierSet> required = requiredPython();
        if (required.isPresent()) {
            metadata.requiresPython(required.get());
        }
    }

    /** Notes a kind of package that this version can't pack. */
    void refuseOtherKinds() {
        Optional<String> kind = pom.kind();
        if (kind.isPresent() && !kind.get().equals("library")) {
            refuse(
                    "unsupported-kind",
                    "pypack.kind is " + kind.get() + ", and this version of pypack packs libraries only",
                    "Set it to library, or take it away.");
        }
    }

    /** Notes that the property says other than pyproject.toml. */
    void refuseOtherPython(Optional<SpecifierSet> written) {
        Optional<SpecifierSet> told = requiredPython();
        if (told.isPresent() && !told.equals(written)) {
            refuse(
                    "disagreement",
                    REQUIRES_PYTHON + " is " + told.get() + ", and project.requires-python in pyproject.toml "
                            + written.map(specifiers -> "is " + specifiers).orElse("is not there"),
                    "Write it in one place.");
        }
    }

    private Optional<SpecifierSet> requiredPython() {
        Optional<String> told = pom.requiresPython();
        try {
            return told.isPresent() ? Optional.of(SpecifierSet.parse(told.get())) : Optional.empty();
        } catch (InvalidPep e) {
            refuseInvalid(REQUIRES_PYTHON, e, "");
            return Optional.empty();
        }
    }

    /** Notes what breaks its standard. */
    private void refuseInvalid(String element, InvalidPep breach, String remedy) {
        refuse("invalid-value", element + ": " + breach.getMessage(), remedy);
    }

    private void refuse(String id, String message, String remedy) {
        mistakes.add(Finding.error(id, POM, message, remedy));
    }
}
