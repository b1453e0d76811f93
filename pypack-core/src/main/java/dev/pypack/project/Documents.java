package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.MetadataBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The readme and the licences of a package: those that pyproject.toml names, or those at customary places.
 */
final class Documents {
    static final String CUSTOMARY_README = "README.md";

    private final ProjectFolder folder;
    private final Optional<TomlSection> project;
    private final List<Finding> mistakes;

    Documents(ProjectFolder folder, Optional<TomlSection> project, List<Finding> mistakes) {
        this.folder = folder;
        this.project = project;
        this.mistakes = mistakes;
    }

    /** Adds the readme to the metadata, if there is one. */
    void describe(MetadataBuilder metadata) throws IOException {
        Optional<Readme> readme = readme();
        if (readme.isPresent()) {
            readme.get().describe(metadata, mistakes);
        }
    }

    private Optional<Readme> readme() throws IOException {
        if (project.isPresent()) {
            return new ReadmeTable(folder, project.get()).read();
        }
        Path customary = folder.resolve(CUSTOMARY_README);
        if (!Files.isRegularFile(customary)) {
            return Optional.empty();
        }
        Place place = Place.of(CUSTOMARY_README);
        if (!folder.holds(customary)) {
            mistakes.add(Finding.error(
                    "readme",
                    place,
                    "a symbolic link that leads out of the project",
                    "Put a copy of the file in its place."));
            return Optional.empty();
        }
        Optional<String> text = Utf8File.read(customary);
        if (text.isEmpty()) {
            mistakes.add(Finding.error("readme", place, "the file is not UTF-8", "Save it as UTF-8."));
            return Optional.empty();
        }
        return Optional.of(new Readme(text.get(), "text/markdown", place));
    }

    /** The files of the licences; the metadata get what is said of them. */
    List<SourceFile> licenses(MetadataBuilder metadata) throws IOException {
        LicenseFiles files = new LicenseFiles(folder, mistakes);
        if (project.isPresent() && project.get().has("license-files")) {
            files.addDeclared(project.get());
        } else {
            files.addCustomary();
        }
        if (project.isPresent()) {
            Optional<LegacyLicense> legacy = new LicenseTable(folder, project.get()).read();
            if (legacy.isPresent()) {
                addLegacy(legacy.get(), metadata, files);
            }
        }
        List<SourceFile> found = files.files();
        name(found, metadata);
        return found;
    }

    private void addLegacy(LegacyLicense license, MetadataBuilder metadata, LicenseFiles files) {
        license.describe(metadata, mistakes);
        if (license.file().isPresent()) {
            files.add(license.file().get());
        }
    }

    private void name(List<SourceFile> licenses, MetadataBuilder metadata) {
        List<String> names = new ArrayList<>();
        for (SourceFile license : licenses) {
            names.add(license.name());
        }
        try {
            metadata.licenseFiles(names);
        } catch (InvalidPep e) {
            mistakes.add(Finding.error(
                    "license-files",
                    Place.of(e.input()),
                    "metadata can't name this licence file: " + e.reason(),
                    "Rename the file."));
        }
    }
}
