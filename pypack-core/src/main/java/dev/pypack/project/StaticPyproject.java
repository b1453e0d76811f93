package dev.pypack.project;

import dev.pypack.pep.Metadata;
import dev.pypack.pep.Person;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tomlj.MutableTomlArray;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;
import org.tomlj.TomlWriteOptions;

/**
 * The pyproject.toml of an sdist. A build backend has no POM to ask, so what {@code [project]} takes from it stands there
 * as values, and so do licence files that it would not look for; all else is as the project has it, to the byte.
 */
final class StaticPyproject {
    private static final List<String> DYNAMIC = List.of("dynamic");
    private static final List<String> LICENSE_FILES = List.of("license-files");

    private final TomlParseResult file;
    private final MutableTomlTable project;
    private final Metadata metadata;
    private final PomMetadata pom;

    /** For a file in which no mistake was found, which has a table {@code [project]}. */
    StaticPyproject(String text, Metadata metadata, PomMetadata pom) {
        this.file = Toml.parse(text, TomlVersion.V1_0_0);
        this.project = Objects.requireNonNull(file.getTable("project"));
        this.metadata = metadata;
        this.pom = pom;
    }

    /** The text of the file for a build system; nothing where the project's own is right as it is. */
    Optional<String> textFor(BuildSystem system) {
        Set<String> dynamic = dynamic();
        boolean namesLicenses = system.mayLeaveOutLicenses() && leavesLicensesToCustom();
        if (dynamic.isEmpty() && !namesLicenses) {
            return Optional.empty();
        }
        dynamic.forEach(this::fill);
        project.remove(DYNAMIC);
        if (namesLicenses) {
            project.set(
                    LICENSE_FILES,
                    MutableTomlArray.copyOf(metadata.licenseFiles().stream()
                            .map(StaticPyproject::glob)
                            .toList()));
        }
        return Optional.of(file.toToml(TomlWriteOptions.defaults().withVersion(TomlVersion.V1_0_0)));
    }

    /** A table of the time before PEP 639 can't stand beside the key. */
    private boolean leavesLicensesToCustom() {
        return !metadata.licenseFiles().isEmpty()
                && !project.contains(LICENSE_FILES)
                && !project.isTable(List.of("license"));
    }

    /** A glob of PEP 639 has few characters; {@code ?} is any. */
    private static String glob(String path) {
        return path.replaceAll("(?U)[^\\w\\-./ ]", "?");
    }

    private Set<String> dynamic() {
        Set<String> keys = new LinkedHashSet<>();
        MutableTomlArray written = project.getArray(DYNAMIC);
        if (written != null) {
            written.toList().forEach(key -> keys.add(String.valueOf(key)));
        }
        return keys;
    }

    private void fill(String key) {
        switch (key) {
            case "version" -> insert(key, metadata.version());
            case "description" -> metadata.summary().ifPresent(line -> insert(key, line));
            case "license" -> metadata.licenseExpression().ifPresent(expression -> insert(key, expression));
            case "requires-python" -> metadata.requiresPython().ifPresent(specifiers -> insert(key, specifiers));
            case "authors" -> addAuthors();
            case "urls" -> addUrls();
            case "dependencies" ->
                pom.dependencies().requirements().forEach(each -> array(key).add(each.toString()));
            default -> throw new IllegalStateException("no POM tells " + key);
        }
    }

    private void insert(String key, Object value) {
        project.insertBefore(DYNAMIC, key, value.toString());
    }

    private MutableTomlArray array(String key) {
        if (!project.contains(List.of(key))) {
            project.insertBefore(DYNAMIC, key, MutableTomlArray.createInline());
        }
        return Objects.requireNonNull(project.getArray(List.of(key)));
    }

    private void addAuthors() {
        MutableTomlArray authors = array("authors");
        Set<Person> written = new LinkedHashSet<>();
        for (int i = 0; i < authors.size(); i++) {
            MutableTomlTable author = authors.getTable(i);
            written.add(new Person(
                    Optional.ofNullable(author.getString("name")), Optional.ofNullable(author.getString("email"))));
        }
        for (Person author : pom.authors()) {
            if (written.add(author)) {
                MutableTomlTable table = MutableTomlTable.createInline();
                author.name().ifPresent(name -> table.set(List.of("name"), name));
                author.email().ifPresent(email -> table.set(List.of("email"), email));
                authors.add(table);
            }
        }
    }

    /** Where the project and the POM have the same label, they have the same address. */
    private void addUrls() {
        if (!project.contains(List.of("urls"))) {
            project.insertBefore(DYNAMIC, "urls", MutableTomlTable.createInline());
        }
        MutableTomlTable urls = Objects.requireNonNull(project.getTable(List.of("urls")));
        pom.urls().forEach((label, url) -> urls.set(List.of(label), url));
    }
}
