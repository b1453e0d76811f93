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

    /** The keys of which each is read, in this order, also where one before it breaks its standard. */
    private static final List<String> DESCRIBING = List.of(
            "description", "authors", "license", "urls", "requires-python", "maintainers", "keywords", "classifiers");

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
        for (String key : DESCRIBING) {
            try {
                describe(key, metadata);
            } catch (InvalidPep e) {
                refuse(key, e);
            }
        }
        new ImportNamesTable(table).describe(metadata);
        dependencies();
        Optional<TomlSection> extras = table.section("optional-dependencies");
        if (extras.isPresent()) {
            extras(extras.get(), metadata);
        }
        return metadata.requiresDist(requirements);
    }

    private void describe(String key, MetadataBuilder metadata) {
        switch (key) {
            case "description" -> description(metadata);
            case "authors" -> authors(metadata);
            case "license" -> license(metadata);
            case "urls" -> urls(metadata);
            case "requires-python" -> requiresPython(metadata);
            case "maintainers" -> metadata.maintainers(people(key));
            case "keywords" -> metadata.keywords(texts(key));
            case "classifiers" -> classifiers(metadata);
            default -> throw new IllegalArgumentException(key);
        }
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
        try {
            if (name.isPresent()) {
                PackageName.normalize(name.get());
                return name.get();
            }
        } catch (InvalidPep e) {
            refuse("name", e);
        }
        // A wrong name is noted; then the metadata reaches nobody.
        return "unnamed";
    }

    private Version version() {
        Optional<Version> written = writtenVersion();
        boolean isMissing = !table.has("version") && !dynamic.contains("version");
        if (isMissing) {
            table.mistake(
                    "missing-version",
                    table.place(),
                    "[project] has no version",
                    "Take it from the POM: write in [project]\n    dynamic = [\"version\"]");
        }
        Optional<Version> told = isMissing ? Optional.empty() : pom.version();
        if (written.isPresent() && told.isPresent() && !told.equals(written)) {
            refuseOtherVersion(written.get(), told.get());
        }
        return written.orElse(told.orElse(Version.parse("0")));
    }

    private Optional<Version> writtenVersion() {
        Optional<String> text = table.string("version");
        try {
            return text.isPresent() ? Optional.of(Version.parse(text.get())) : Optional.empty();
        } catch (InvalidPep e) {
            refuse("version", e);
            return Optional.empty();
        }
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
        Optional<String> written = table.string("description");
        if (written.isPresent()) {
            metadata.summary(written.get());
        }
    }

    private void authors(MetadataBuilder metadata) {
        Set<Person> authors = new LinkedHashSet<>(people("authors"));
        if (dynamic.contains("authors")) {
            authors.addAll(pom.authors());
        }
        metadata.authors(authors);
    }

    private List<Person> people(String key) {
        List<Person> people = new ArrayList<>();
        for (TomlSection person : table.sections(key)) {
            person.allowOnly(Set.of("name", "email"));
            Optional<String> name = person.string("name");
            Optional<String> email = person.string("email");
            try {
                people.add(new Person(name, email));
            } catch (InvalidPep e) {
                refuse(person.place(), table.full(key), e);
            }
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
        Optional<String> written = table.string("license");
        if (written.isPresent()) {
            metadata.licenseExpression(LicenseExpression.parse(written.get()));
        }
    }

    private void classifiers(MetadataBuilder metadata) {
        if (table.isString("license")) {
            for (Item classifier : table.strings("classifiers")) {
                if (classifier.text().startsWith("License ::")) {
                    refuseSecondLicense(classifier);
                }
            }
        }
        metadata.classifiers(texts("classifiers"));
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
        for (Map.Entry<String, Item> written : table.stringTable("urls").entrySet()) {
            urls.put(written.getKey(), written.getValue().text());
        }
        if (dynamic.contains("urls")) {
            for (Map.Entry<String, String> told : pom.urls().entrySet()) {
                addTold(told.getKey(), told.getValue(), urls);
            }
        }
        metadata.projectUrls(urls);
    }

    private void addTold(String label, String url, Map<String, String> urls) {
        String other = urls.putIfAbsent(label, url);
        if (other != null && !other.equals(url)) {
            table.mistake(
                    "disagreement",
                    "urls",
                    table.full("urls") + " has " + label + " = " + other + ", and the POM says " + url,
                    "Write it in one place.");
        }
    }

    private void requiresPython(MetadataBuilder metadata) {
        if (dynamic.contains("requires-python")) {
            pom.requiresPython(metadata);
            return;
        }
        Optional<SpecifierSet> written = writtenPython();
        pom.refuseOtherPython(written);
        if (written.isPresent()) {
            metadata.requiresPython(written.get());
        }
    }

    private Optional<SpecifierSet> writtenPython() {
        Optional<String> text = table.string("requires-python");
        try {
            return text.isPresent() ? Optional.of(SpecifierSet.parse(text.get())) : Optional.empty();
        } catch (InvalidPep e) {
            refuse("requires-python", e);
            return Optional.empty();
        }
    }

    private void extras(TomlSection extras, MetadataBuilder metadata) {
        Map<String, String> written = new LinkedHashMap<>();
        for (String extra : extras.keys()) {
            String full = extras.full(extra);
            try {
                String name = PackageName.normalize(extra);
                String other = written.putIfAbsent(name, extra);
                if (other == null) {
                    addRequirements(name, full, extras.strings(extra));
                } else {
                    extras.mistake("extra", extra, full + " is by PEP 685 the same extra as " + other, "Join them.");
                }
            } catch (InvalidPep e) {
                refuse(extras.place(extra), full, e);
            }
        }
        metadata.providesExtra(written.keySet());
    }

    private void addRequirements(String extra, String full, List<Item> items) {
        for (Item item : items) {
            Optional<Requirement> written = requirement(full, item);
            if (written.isPresent()) {
                requirements.add(written.get().withExtra(extra));
            }
        }
    }

    private void dependencies() {
        PomDependencies told = pom.dependencies();
        for (Item item : table.strings("dependencies")) {
            Optional<Requirement> written = requirement(table.full("dependencies"), item);
            if (written.isPresent()) {
                told.requireAgreement(written.get(), item.place(), table);
                requirements.add(written.get());
            }
        }
        if (dynamic.contains("dependencies")) {
            requirements.addAll(told.requirements());
        } else {
            told.requireAll(requirements, table);
        }
    }

    /** What was read, or nothing where it breaks its standard, which is then noted. */
    private Optional<Requirement> requirement(String full, Item item) {
        try {
            return Optional.of(Requirement.parse(item.text()));
        } catch (InvalidPep e) {
            refuse(item.place(), full, e);
            return Optional.empty();
        }
    }

    private List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Item item : table.strings(key)) {
            texts.add(item.text());
        }
        return texts;
    }

    private void refuse(String key, InvalidPep breach) {
        refuse(table.place(key), table.full(key), breach);
    }

    private void refuse(Place place, String full, InvalidPep breach) {
        table.mistake("invalid-value", place, full + ": " + breach.getMessage(), ValidValue.example(full));
    }
}
