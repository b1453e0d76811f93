package dev.pypack.project;

import dev.pypack.project.TomlSection.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code project.license} where it is a table with {@code file} or {@code text}, which PEP 639 has replaced and
 * many projects still have.
 */
final class LicenseTable {
    private static final String LICENSE = "license";
    private static final String NEW_FORM = "license = \"Apache-2.0\"\nlicense-files = [\"LICENSE\"]";

    private final ProjectFolder folder;
    private final TomlSection project;

    LicenseTable(ProjectFolder folder, TomlSection project) {
        this.folder = folder;
        this.project = project;
    }

    Optional<LegacyLicense> read() throws IOException {
        if (project.isString(LICENSE)) {
            return Optional.empty();
        }
        Optional<TomlSection> table = project.section(LICENSE);
        return table.isEmpty() ? Optional.empty() : read(table.get());
    }

    private Optional<LegacyLicense> read(TomlSection table) throws IOException {
        table.allowOnly(Set.of("file", "text"));
        if (project.has("license-files")) {
            project.mistake(
                    LICENSE,
                    LICENSE,
                    "project.license is a table, and project.license-files is there too, which PEP 639 forbids",
                    NEW_FORM);
        }
        if (table.has("file") == table.has("text")) {
            project.mistake(
                    LICENSE,
                    LICENSE,
                    "project.license needs one of file and text, and has " + (table.has("file") ? "both" : "none"),
                    NEW_FORM);
            return Optional.empty();
        }
        Optional<String> text = table.string("text");
        if (text.isPresent()) {
            return Optional.of(new LegacyLicense(text.get(), Optional.empty(), table.place("text")));
        }
        Optional<String> file = table.string("file");
        return file.isEmpty() ? Optional.empty() : fromFile(table, new Item(file.get(), table.place("file")));
    }

    private Optional<LegacyLicense> fromFile(TomlSection table, Item written) throws IOException {
        Optional<Path> file = folder.file(table, "file", written);
        Optional<String> text = file.isEmpty() ? Optional.empty() : Utf8File.read(file.get());
        if (file.isPresent() && text.isEmpty()) {
            table.mistake(LICENSE, written.place(), written.text() + " is not UTF-8", "Save it as UTF-8.");
        }
        return text.map(read -> new LegacyLicense(read, file, written.place()));
    }
}
