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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
        attempt("developers", "", () -> metadata.authors(authors()));
        license(metadata);
        attempt("url", "", () -> metadata.projectUrls(pom.urls()));
        requiresPython(metadata);
        return metadata.requiresDist(dependencies().requirements());
    }

    private String name() {
        return attempt(
                        "artifactId",
                        "Write a pyproject.toml with name = \"...\" in [project].",
                        () -> PackageName.normalize(pom.artifactId()))
                .map(normalized -> pom.artifactId())
                .orElse("unnamed");
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
        dependencies().requirements().forEach(each -> requirements.put(PackageName.normalize(each.name()), each));
        return pom.wheels().stream()
                .filter(wheel -> requirements.containsKey(PackageName.canonical(wheel.name())))
                .map(wheel -> {
                    String name = PackageName.normalize(wheel.name());
                    return new NeededWheel(
                            name,
                            requirements.getOrDefault(name, Requirement.parse(name)),
                            wheel.module(),
                            wheel.repository());
                })
                .toList();
    }

    /** The wheels that it depends on; that one can't be named in Python is noted. */
    PomDependencies dependencies() {
        Map<String, PomDependencies.Pinned> wheels = new LinkedHashMap<>();
        for (PomValues.Dependency wheel : pom.wheels()) {
            Optional<Version> version =
                    versionOf("the version of the dependency " + wheel.name() + ", ", wheel.version());
            Optional<String> name =
                    attempt("dependency " + wheel.name(), "", () -> PackageName.normalize(wheel.name()));
            name.ifPresent(normalized -> version.ifPresent(
                    found -> wheels.put(normalized, new PomDependencies.Pinned(wheel.name(), wheel.version(), found))));
        }
        return new PomDependencies(wheels);
    }

    void summary(MetadataBuilder metadata) {
        pom.description()
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .ifPresent(line -> attempt("description", "", () -> metadata.summary(line)));
    }

    List<Person> authors() {
        return pom.developers().stream()
                .filter(developer ->
                        developer.name().isPresent() || developer.email().isPresent())
                .flatMap(developer ->
                        attempt("developers", "", () -> new Person(developer.name(), developer.email())).stream())
                .toList();
    }

    void license(MetadataBuilder metadata) {
        if (pom.licenses().isEmpty()) {
            return;
        }
        // Maven means by several that the user may choose.
        attempt(
                "licenses",
                "Name each by its SPDX identifier, as <license><name>Apache-2.0</name></license>.",
                () -> metadata.licenseExpression(LicenseExpression.parse(String.join(" OR ", pom.licenses()))));
    }

    Map<String, String> urls() {
        return pom.urls();
    }

    void requiresPython(MetadataBuilder metadata) {
        requiredPython().ifPresent(metadata::requiresPython);
    }

    /** Notes a kind of package that this version can't pack. */
    void refuseOtherKinds() {
        pom.kind()
                .filter(kind -> !kind.equals("library"))
                .ifPresent(kind -> refuse(
                        "unsupported-kind",
                        "pypack.kind is " + kind + ", and this version of pypack packs libraries only",
                        "Set it to library, or take it away."));
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
        return pom.requiresPython().flatMap(text -> attempt(REQUIRES_PYTHON, "", () -> SpecifierSet.parse(text)));
    }

    /** What was read, or nothing where it breaks its standard, which is then noted. */
    private <T> Optional<T> attempt(String element, String remedy, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidPep e) {
            refuse("invalid-value", element + ": " + e.getMessage(), remedy);
            return Optional.empty();
        }
    }

    private void refuse(String id, String message, String remedy) {
        mistakes.add(Finding.error(id, POM, message, remedy));
    }
}
