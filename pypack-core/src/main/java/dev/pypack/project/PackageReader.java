package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.MetadataBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what is to be packed from a module's folder and its POM. All mistakes are told at once.
 */
public final class PackageReader {
    private static final String SOURCES = "src/main/python";
    private static final String CUSTOMARY_README = "README.md";
    private static final Set<String> PLATFORMS = Set.of("windows", "linux", "macos", "android", "ios");

    private final Path directory;
    private final PomValues pom;
    private final List<Finding> mistakes = new ArrayList<>();

    private PackageReader(Path directory, PomValues pom) {
        this.directory = directory;
        this.pom = pom;
    }

    /**
     * Reads a module.
     *
     * @param directory its folder, with pyproject.toml, if there is one, and {@code src/main/python}
     * @param pom what its POM says
     * @return the package
     * @throws UserMistake if anything in it can't be packed, with all that was found
     * @throws IOException if a file can't be read
     */
    public static PackageModel read(Path directory, PomValues pom) throws IOException {
        return new PackageReader(directory.toAbsolutePath().normalize(), pom).read();
    }

    private PackageModel read() throws IOException {
        Optional<Pyproject> pyproject = Pyproject.in(directory, mistakes);
        refuseMistakes();
        PomMetadata told = new PomMetadata(pom, mistakes);
        Optional<TomlSection> project = pyproject.flatMap(Pyproject::project);
        told.refuseOtherKinds();
        pyproject.flatMap(Pyproject::pypack).map(ToolTable::new).ifPresent(ToolTable::check);
        MetadataBuilder metadata =
                project.map(table -> new ProjectTable(table, told).metadata()).orElseGet(told::metadata);
        readme(project).ifPresent(readme -> readme.describe(metadata, mistakes));
        List<SourceFile> licenses = licenses(project);
        name(licenses, metadata);
        EntryPoints entryPoints =
                project.map(table -> new EntryPointsTable(table).read()).orElseGet(() -> new EntryPoints(Map.of()));
        List<SourceFile> sources = sources();
        refuseMistakes();
        return new PackageModel(metadata.build(), entryPoints, sources, licenses);
    }

    private Optional<Readme> readme(Optional<TomlSection> project) throws IOException {
        if (project.isPresent()) {
            return new ReadmeTable(directory, project.get()).read();
        }
        Path customary = directory.resolve(CUSTOMARY_README);
        if (!Files.isRegularFile(customary)) {
            return Optional.empty();
        }
        Place place = Place.of(CUSTOMARY_README);
        Optional<String> text = Utf8File.read(customary);
        if (text.isEmpty()) {
            mistakes.add(Finding.error("readme", place, "the file is not UTF-8", "Save it as UTF-8."));
        }
        return text.map(read -> new Readme(read, "text/markdown", place));
    }

    private List<SourceFile> licenses(Optional<TomlSection> project) throws IOException {
        LicenseFiles files = new LicenseFiles(directory);
        return project.isPresent() && project.get().has("license-files")
                ? files.declared(project.get().strings("license-files"), project.get())
                : files.customary();
    }

    private void name(List<SourceFile> licenses, MetadataBuilder metadata) {
        try {
            metadata.licenseFiles(licenses.stream().map(SourceFile::name).toList());
        } catch (InvalidPep e) {
            mistakes.add(Finding.error(
                    "license-files",
                    Place.of(e.input()),
                    "metadata can't name this licence file: " + e.reason(),
                    "Rename the file."));
        }
    }

    private List<SourceFile> sources() throws IOException {
        refuseOverlays();
        Path root = directory.resolve(SOURCES);
        List<SourceFile> files =
                Files.isDirectory(root) ? new SourceTree(directory, root, mistakes).files() : List.of();
        if (files.isEmpty()) {
            mistakes.add(Finding.error(
                    "no-sources",
                    Place.of(SOURCES),
                    Files.isDirectory(root) ? "the folder has no files" : "there is no such folder",
                    "Put the package into " + SOURCES + "/<package>; this version of pypack knows no other layout."));
        }
        return files;
    }

    /** Sources for one platform would be left out silently, as the wheel is for all. */
    private void refuseOverlays() throws IOException {
        Path all = directory.resolve("src");
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> folders = Files.list(all)) {
            folders.filter(folder -> Files.isDirectory(folder.resolve("python")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> PLATFORMS.contains(name.split("_", 2)[0]))
                    .sorted()
                    .forEach(name -> mistakes.add(Finding.error(
                            "unsupported-overlay",
                            Place.of("src/" + name + "/python"),
                            "sources for one platform, which this version of pypack can't pack",
                            "Take them out of src, or put them into " + SOURCES + ".")));
        }
    }

    private void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparing(Finding::place));
            throw new UserMistake(Findings.of(mistakes));
        }
    }
}
