package dev.pypack.project;

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
import dev.pypack.project.TomlSection.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads {@code [project]} after PyPA's pyproject.toml specification; what the table calls dynamic comes from the POM.
 */
final class ProjectTable {
    private static final Set<String> SUPPORTED = Set.of(
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
            "dynamic");

    private static final Set<String> NOT_YET = Set.of("import-names", "import-namespaces");

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
        refuseUnknownKeys();
        readDynamic();
        MetadataBuilder metadata = Metadata.builder(name(), version());
        description(metadata);
        authors(metadata);
        license(metadata);
        urls(metadata);
        requiresPython(metadata);
        attempt("maintainers", () -> metadata.maintainers(people("maintainers")));
        attempt("keywords", () -> metadata.keywords(texts("keywords")));
        attempt("classifiers", () -> metadata.classifiers(texts("classifiers")));
        addRequirements(table.full("dependencies"), table.strings("dependencies"), UnaryOperator.identity());
        table.section("optional-dependencies").ifPresent(extras -> extras(extras, metadata));
        return metadata.requiresDist(requirements);
    }

    private void refuseUnknownKeys() {
        for (String key : table.keys()) {
            if (NOT_YET.contains(key)) {
                table.mistake(
                        "unsupported-key",
                        key,
                        table.full(key) + " is not supported by this version of pypack",
                        "Take it away; installers do without it.");
            }
        }
        Set<String> known = new TreeSet<>(SUPPORTED);
        known.addAll(NOT_YET);
        table.allowOnly(known);
    }

    private void readDynamic() {
        for (Item key : table.strings("dynamic")) {
            if (key.text().equals("name")) {
                refuseDynamic(key, "and a name never is", "Write name = \"...\" in [project].");
            } else if (table.has(key.text())) {
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
        if (dynamic.contains("authors")) {
            pom.authors(metadata);
        } else {
            attempt("authors", () -> metadata.authors(people("authors")));
        }
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

    private void license(MetadataBuilder metadata) {
        if (dynamic.contains("license")) {
            pom.license(metadata);
        }
        if (table.has("license") && !table.isString("license")) {
            table.mistake("license", "license", "project.license is a table, which PEP 639 has replaced by", """
                    license = "Apache-2.0"
                    license-files = ["LICENSE"]""");
            return;
        }
        table.string("license")
                .flatMap(text -> attempt("license", () -> LicenseExpression.parse(text)))
                .ifPresent(metadata::licenseExpression);
    }

    private void urls(MetadataBuilder metadata) {
        if (dynamic.contains("urls")) {
            pom.urls(metadata);
            return;
        }
        Map<String, String> urls = new LinkedHashMap<>();
        table.stringTable("urls").forEach((label, url) -> urls.put(label, url.text()));
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
                    addRequirements(full, extras.strings(extra), requirement -> requirement.withExtra(name));
                } else {
                    extras.mistake("extra", extra, full + " is by PEP 685 the same extra as " + other, "Join them.");
                }
            });
        }
        metadata.providesExtra(written.keySet());
    }

    private void addRequirements(String full, List<Item> items, UnaryOperator<Requirement> form) {
        for (Item item : items) {
            attempt(item.place(), full, () -> form.apply(Requirement.parse(item.text())))
                    .ifPresent(requirements::add);
        }
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
            table.mistake("invalid-value", place, key + ": " + e.getMessage(), "");
            return Optional.empty();
        }
    }
}
