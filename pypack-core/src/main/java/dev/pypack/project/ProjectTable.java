package dev.pypack.project;

import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.LicenseExpression;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.MetadataBuilder;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Person;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import dev.pypack.project.TomlSection.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads {@code [project]} after PyPA's pyproject.toml specification; what the table calls dynamic comes from the POM.
 */
final class ProjectTable {
    private static final Set<String> KEYS = Set.of(
            "name",
            "version",
            "description",
            "readme",
            "requires-python",
            "license",
            "license-files",
            "authors",
            "maintainers",
            "keywords",
            "classifiers",
            "urls",
            "scripts",
            "gui-scripts",
            "entry-points",
            "dependencies",
            "optional-dependencies",
            "import-names",
            "import-namespaces",
            "dynamic");

    /** The keys that can be static and dynamic at once: what is dynamic is added (PEP 808). */
    private static final Set<String> CAN_GROW = Set.of(
            "authors",
            "classifiers",
            "dependencies",
            "entry-points",
            "gui-scripts",
            "import-names",
            "import-namespaces",
            "keywords",
            "license-files",
            "maintainers",
            "optional-dependencies",
            "scripts",
            "urls");

    private final TomlSection table;
    private final PomMetadata pom;
    private final Set<String> dynamic = new LinkedHashSet<>();
    private final List<Requirement> requirements = new ArrayList<>();

    ProjectTable(TomlSection table, PomMetadata pom) {
        this.table = table;
        this.pom = pom;
    }

    /** The metadata that the table and the POM give; of no use where mistakes were noted. */
    MetadataBuilder metadata() {
        table.allowOnly(KEYS);
        readDynamic();
        MetadataBuilder metadata = Metadata.builder(name(), version());
        description(metadata);
        authors(metadata);
        license(metadata);
        urls(metadata);
        requiresPython(metadata);
        attempt("maintainers", () -> metadata.maintainers(people("maintainers")));
        attempt("keywords", () -> metadata.keywords(texts("keywords")));
        classifiers(metadata);
        new ImportNamesTable(table).describe(metadata);
        dependencies();
        table.section("optional-dependencies").ifPresent(extras -> extras(extras, metadata));
        return metadata.requiresDist(requirements);
    }

    private void readDynamic() {
        for (Item key : table.strings("dynamic")) {
            if (key.text().equals("name")) {
                refuseDynamic(key, "and a name never is", "Write name = \"...\" in [project].");
            } else if (!KEYS.contains(key.text()) || key.text().equals("dynamic")) {
                refuseDynamic(key, "which is no key of [project]", nearest(key.text()));
            } else if (table.has(key.text()) && !CAN_GROW.contains(key.text())) {
                refuseDynamic(key, "and the table gives a value for it as well", "Keep one of the two.");
            } else if (!PomMetadata.CAN_TELL.contains(key.text())) {
                refuseDynamic(
                        key,
                        "which this version of pypack can't take from a POM; it takes "
                                + String.join(", ", PomMetadata.CAN_TELL),
                        "Write the value in [project].");
            } else if (!pom.tells(key.text())) {
                refuseDynamic(key, "and the POM does not tell it", "Write it in the POM, or in [project].");
            } else {
                dynamic.add(key.text());
            }
        }
    }

    private static String nearest(String key) {
        return Suggestion.nearest(key, PomMetadata.CAN_TELL)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Take it away.");
    }

    private void refuseDynamic(Item key, String why, String remedy) {
        table.mistake("dynamic", key.place(), "project.dynamic has " + key.text() + ", " + why, remedy);
    }

    private String name() {
        if (!table.has("name")) {
            table.mistake("missing-name", table.place(), "[project] has no name", "Write name = \"...\" in it.");
        }
        Optional<String> name = table.string("name");
        // A wrong name is noted; then the metadata reaches nobody.
        return name.flatMap(written -> attempt("name", () -> PackageName.normalize(written)))
                .flatMap(normalized -> name)
                .orElse("unnamed");
    }

    private Version version() {
        Optional<Version> written =
                table.string("version").flatMap(text -> attempt("version", () -> Version.parse(text)));
        boolean isMissing = !table.has("version") && !dynamic.contains("version");
        if (isMissing) {
            table.mistake(
                    "missing-version",
                    table.place(),
                    "[project] has no version",
                    "Take it from the POM: write in [project]\n    dynamic = [\"version\"]");
        }
        Optional<Version> told = isMissing ? Optional.empty() : pom.version();
        written.ifPresent(version ->
                told.filter(other -> !other.equals(version)).ifPresent(other -> refuseOtherVersion(version, other)));
        return written.or(() -> told).orElse(Version.parse("0"));
    }

    private void refuseOtherVersion(Version written, Version told) {
        table.mistake(
                "version-mismatch",
                "version",
                "project.version is " + written + ", and the POM says " + pom.writtenVersion()
                        + (told.toString().equals(pom.writtenVersion()) ? "" : ", which is " + told),
                """
                Take it from the POM: remove the line, and write in [project]
                    dynamic = ["version"]
                or set the version of the POM to %s.""".formatted(written));
    }

    private void description(MetadataBuilder metadata) {
        if (dynamic.contains("description")) {
            pom.summary(metadata);
        }
        table.string("description").ifPresent(text -> attempt("description", () -> metadata.summary(text)));
    }

    private void authors(MetadataBuilder metadata) {
        Set<Person> authors = new LinkedHashSet<>(people("authors"));
        if (dynamic.contains("authors")) {
            authors.addAll(pom.authors());
        }
        attempt("authors", () -> metadata.authors(authors));
    }

    private List<Person> people(String key) {
        List<Person> people = new ArrayList<>();
        for (TomlSection person : table.sections(key)) {
            person.allowOnly(Set.of("name", "email"));
            Optional<String> name = person.string("name");
            Optional<String> email = person.string("email");
            attempt(person.place(), table.full(key), () -> new Person(name, email))
                    .ifPresent(people::add);
        }
        return people;
    }

    /** The expression; {@link LicenseTable} reads what was before it. */
    private void license(MetadataBuilder metadata) {
        if (dynamic.contains("license")) {
            pom.license(metadata);
        }
        if (!table.isString("license")) {
            return;
        }
        table.string("license")
                .flatMap(text -> attempt("license", () -> LicenseExpression.parse(text)))
                .ifPresent(metadata::licenseExpression);
    }

    private void classifiers(MetadataBuilder metadata) {
        if (table.isString("license")) {
            table.strings("classifiers").stream()
                    .filter(classifier -> classifier.text().startsWith("License ::"))
                    .forEach(this::refuseSecondLicense);
        }
        attempt("classifiers", () -> metadata.classifiers(texts("classifiers")));
    }

    /** PEP 639 allows it, and some backends that would build a wheel of the sdist do. */
    private void refuseSecondLicense(Item classifier) {
        table.mistake(
                "classifiers",
                classifier.place(),
                table.full("classifiers") + " has " + classifier.text()
                        + ", beside a licence expression, which PEP 639 puts in the place of such classifiers",
                "Take the classifier away.");
    }

    private void urls(MetadataBuilder metadata) {
        Map<String, String> urls = new LinkedHashMap<>();
        table.stringTable("urls").forEach((label, url) -> urls.put(label, url.text()));
        if (dynamic.contains("urls")) {
            pom.urls().forEach((label, url) -> {
                String other = urls.putIfAbsent(label, url);
                if (other != null && !other.equals(url)) {
                    table.mistake(
                            "disagreement",
                            "urls",
                            table.full("urls") + " has " + label + " = " + other + ", and the POM says " + url,
                            "Write it in one place.");
                }
            });
        }
        attempt("urls", () -> metadata.projectUrls(urls));
    }

    private void requiresPython(MetadataBuilder metadata) {
        if (dynamic.contains("requires-python")) {
            pom.requiresPython(metadata);
            return;
        }
        Optional<SpecifierSet> written = table.string("requires-python")
                .flatMap(text -> attempt("requires-python", () -> SpecifierSet.parse(text)));
        pom.refuseOtherPython(written);
        written.ifPresent(metadata::requiresPython);
    }

    private void extras(TomlSection extras, MetadataBuilder metadata) {
        Map<String, String> written = new LinkedHashMap<>();
        for (String extra : extras.keys()) {
            Place place = extras.place(extra);
            String full = extras.full(extra);
            attempt(place, full, () -> PackageName.normalize(extra)).ifPresent(name -> {
                String other = written.putIfAbsent(name, extra);
                if (other == null) {
                    for (Item item : extras.strings(extra)) {
                        requirement(full, item, each -> each.withExtra(name)).ifPresent(requirements::add);
                    }
                } else {
                    extras.mistake("extra", extra, full + " is by PEP 685 the same extra as " + other, "Join them.");
                }
            });
        }
        metadata.providesExtra(written.keySet());
    }

    private void dependencies() {
        PomDependencies told = pom.dependencies();
        for (Item item : table.strings("dependencies")) {
            requirement(table.full("dependencies"), item, UnaryOperator.identity())
                    .ifPresent(written -> {
                        told.requireAgreement(written, item.place(), table);
                        requirements.add(written);
                    });
        }
        if (dynamic.contains("dependencies")) {
            requirements.addAll(told.requirements());
        } else {
            told.requireAll(requirements, table);
        }
    }

    private Optional<Requirement> requirement(String full, Item item, UnaryOperator<Requirement> form) {
        return attempt(item.place(), full, () -> form.apply(Requirement.parse(item.text())));
    }

    private List<String> texts(String key) {
        return table.strings(key).stream().map(Item::text).toList();
    }

    private <T> Optional<T> attempt(String key, Supplier<T> reading) {
        return attempt(table.place(key), table.full(key), reading);
    }

    /** What was read, or nothing where it breaks its standard, which is then noted. */
    private <T> Optional<T> attempt(Place place, String key, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidPep e) {
            table.mistake("invalid-value", place, key + ": " + e.getMessage(), ValidValue.example(key));
            return Optional.empty();
        }
    }
}
