package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.MetadataBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what is to be packed from a module's folder and its POM. All mistakes are told at once.
 */
public final class PackageReader {
    static final String CUSTOMARY_README = "README.md";

    private final ProjectFolder folder;
    private final PomValues pom;
    private final List<Finding> mistakes = new ArrayList<>();

    private PackageReader(ProjectFolder folder, PomValues pom) {
        this.folder = folder;
        this.pom = pom;
    }

    /**
     * Reads a module.
     *
     * @param directory its folder, with pyproject.toml, if there is one, and the sources
     * @param pom what its POM says
     * @return the package
     * @throws UserMistake if anything in it can't be packed, with all that was found
     * @throws IOException if a file can't be read
     */
    public static PackageModel read(Path directory, PomValues pom) throws IOException {
        return new PackageReader(ProjectFolder.at(directory), pom).read();
    }

    /**
     * The name that a module's package has in Python.
     *
     * @param directory its folder
     * @param artifactId its name in Maven, which it has in Python too where no pyproject.toml gives it another
     * @return the name, as written
     * @throws IOException if pyproject.toml can't be read
     */
    public static String name(Path directory, String artifactId) throws IOException {
        // What is wrong in it, that module's own build tells.
        return Pyproject.in(ProjectFolder.at(directory), new ArrayList<>())
                .project()
                .flatMap(project -> project.string("name"))
                .orElse(artifactId);
    }

    /**
     * Reads a module for its sdist.
     *
     * @param directory its folder, with a pyproject.toml that names a build backend, and the sources
     * @param pom what its POM says
     * @return the package with all that its build backend needs to build the same wheel
     * @throws UserMistake if anything in it can't be packed, or no backend could build a wheel of it, with all that was
     *     found
     * @throws IOException if a file can't be read
     */
    public static SdistModel readSdist(Path directory, PomValues pom) throws IOException {
        return new PackageReader(ProjectFolder.at(directory), pom).readSdist();
    }

    private PackageModel read() throws IOException {
        PackageModel model = model(pyproject());
        refuseMistakes();
        return model;
    }

    private SdistModel readSdist() throws IOException {
        Pyproject pyproject = pyproject();
        PackageModel model = model(pyproject);
        PomMetadata told = new PomMetadata(pom, mistakes);
        Optional<BuildSystem> system = new BuildSystemReader(folder, pyproject, told, mistakes).of(model);
        refuseMistakes();
        SdistModel sdist = new SdistReader(folder, pyproject, told, mistakes).read(model, system.orElseThrow());
        refuseMistakes();
        return sdist;
    }

    private Pyproject pyproject() throws IOException {
        Pyproject pyproject = Pyproject.in(folder, mistakes);
        refuseMistakes();
        return pyproject;
    }

    /** The package; of no use where mistakes were noted. */
    private PackageModel model(Pyproject pyproject) throws IOException {
        PomMetadata told = new PomMetadata(pom, mistakes);
        told.refuseOtherKinds();
        ToolTable tool = ToolTable.read(pyproject.pypack());
        Optional<TomlSection> project = pyproject.project();
        MetadataBuilder metadata =
                project.map(table -> new ProjectTable(table, told).metadata()).orElseGet(told::metadata);
        readme(project).ifPresent(readme -> readme.describe(metadata, mistakes));
        List<SourceFile> licenses = licenses(project, metadata);
        EntryPoints entryPoints =
                project.map(table -> new EntryPointsTable(table).read()).orElseGet(() -> new EntryPoints(Map.of()));
        Metadata complete = metadata.build();
        List<SourceFile> sources = new Sources(folder, tool, mistakes).of(complete.name());
        List<SourceFile> dataFiles = new DataFiles(folder, tool.data(), mistakes).of(complete);
        return new PackageModel(complete, entryPoints, sources, dataFiles, licenses);
    }

    private Optional<Readme> readme(Optional<TomlSection> project) throws IOException {
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
        }
        return text.map(read -> new Readme(read, "text/markdown", place));
    }

    private List<SourceFile> licenses(Optional<TomlSection> project, MetadataBuilder metadata) throws IOException {
        LicenseFiles files = new LicenseFiles(folder, mistakes);
        if (project.isPresent() && project.get().has("license-files")) {
            files.addDeclared(project.get());
        } else {
            files.addCustomary();
        }
        if (project.isPresent()) {
            Optional<LegacyLicense> legacy = new LicenseTable(folder, project.get()).read();
            legacy.ifPresent(license -> license.describe(metadata, mistakes));
            legacy.flatMap(LegacyLicense::file).ifPresent(files::add);
        }
        List<SourceFile> found = files.files();
        name(found, metadata);
        return found;
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

    private void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparing(Finding::place));
            throw new UserMistake(Findings.of(mistakes));
        }
    }
}
