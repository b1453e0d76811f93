package dev.pypack.project;

import dev.pypack.build.BuildListener;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.MetadataBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is to be packed from a module's folder and its POM. All mistakes are told at once.
 */
public final class PackageReader {
    private final ProjectFolder folder;
    private final PomValues pom;
    private final List<Finding> mistakes = new ArrayList<>();

    private PackageReader(ProjectFolder folder, PomValues pom) {
        this.folder = folder;
        this.pom = pom;
    }

    /**
     * Reads the package of a module that is packed into one wheel.
     *
     * @param directory its folder, with pyproject.toml, if there is one, and the sources
     * @param pom what its POM says
     * @return the package
     * @throws UserMistake if anything in it can't be packed, with all that was found, or there are several wheels of it
     * @throws IOException if a file can't be read
     */
    public static PackageModel read(Path directory, PomValues pom) throws IOException {
        return readForOneWheel(directory, pom, Settings.NONE).packages().get(0);
    }

    /**
     * Reads a module that is packed into one wheel.
     *
     * @param directory its folder, with pyproject.toml, if there is one, and the sources
     * @param pom what its POM says
     * @param settings what the build says by properties
     * @return the module, with one package
     * @throws UserMistake if anything in it can't be packed, with all that was found, or its sources give several wheels
     * @throws IOException if a file can't be read
     */
    public static ModuleModel readForOneWheel(Path directory, PomValues pom, Settings settings) throws IOException {
        ModuleModel module = read(directory, pom, TargetProperty.ABSENT, settings, BuildListener.SILENT);
        if (module.packages().size() > 1) {
            throw new UserMistake(Finding.error(
                    "several-wheels",
                    Place.of(Pyproject.NAME),
                    "the module has a wheel for each target, and so several: "
                            + module.packages().size(),
                    "Ask for all of them, or for one target."));
        }
        return module;
    }

    /**
     * Reads a module.
     *
     * @param directory its folder, with pyproject.toml, if there is one, and the sources
     * @param pom what its POM says
     * @param targets the platforms that it is packed for, where some get sources of their own
     * @param settings what the build says by properties
     * @param listener hears of sources that none of the targets gets
     * @return the module, with one package for each target, in their order; where no platform gets sources of its own, and
     *     no bytecode is made, one for all
     * @throws UserMistake if anything in it can't be packed, with all that was found
     * @throws IOException if a file can't be read
     */
    public static ModuleModel read(
            Path directory, PomValues pom, TargetProperty targets, Settings settings, BuildListener listener)
            throws IOException {
        return new PackageReader(ProjectFolder.at(directory), pom).read(targets, settings, listener);
    }

    /**
     * The sources of a module as they are before it is packed.
     *
     * @param folders from which it is packed, in the order in which pyproject.toml names them
     * @param named every path that pyproject.toml names, be it of a file, a folder, or nothing yet
     * @param sources what is there; no files where nothing is checked
     */
    public record SourcesNow(List<Path> folders, Set<Path> named, PythonSources sources) {
        /**
         * Sources as a value.
         *
         * @param folders from which it is packed
         * @param named every path that pyproject.toml names
         * @param sources what is there
         */
        public SourcesNow {
            folders = List.copyOf(folders);
            named = Set.copyOf(named);
        }

        /**
         * Where they were read from by name.
         *
         * @return what pyproject.toml names, and the folders of the sources
         */
        public List<Path> places() {
            List<Path> places = new ArrayList<>(named);
            places.addAll(folders);
            return places;
        }
    }

    /**
     * What is to be checked and compiled of a module. Files that are missing are not missed: they may be generated later.
     *
     * @param directory its folder
     * @param pom what its POM says
     * @param settings what the build says by properties
     * @return the files that are there
     * @throws UserMistake if anything in pyproject.toml or the POM can't be packed, with all that was found, in the
     *     sources too
     * @throws IOException if a file can't be read
     */
    public static SourcesNow sourcesNow(Path directory, PomValues pom, Settings settings) throws IOException {
        PackageReader reader = new PackageReader(ProjectFolder.at(directory), pom);
        SourcesNow sources = reader.sourcesNow(settings);
        if (!reader.mistakes.isEmpty()) {
            read(directory, pom, TargetProperty.ABSENT, settings, BuildListener.SILENT);
        }
        return sources;
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
        Optional<TomlSection> project =
                Pyproject.in(ProjectFolder.at(directory), new ArrayList<>()).project();
        Optional<String> name = project.isPresent() ? project.get().string("name") : Optional.empty();
        return name.orElse(artifactId);
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

    /**
     * Whether there is a package at all in a folder.
     *
     * @param directory the folder of a module
     * @param artifactId the name of the module
     * @return false where nothing says so, be it a pyproject.toml or sources at a customary place
     * @throws IOException if a file can't be read
     */
    public static boolean hasPackage(Path directory, String artifactId) throws IOException {
        List<Finding> mistakes = new ArrayList<>();
        ProjectFolder folder = ProjectFolder.at(directory);
        Pyproject pyproject = Pyproject.in(folder, mistakes);
        return pyproject.project().isPresent()
                || pyproject.tool().has("pypack")
                || new SourceLayout(folder, artifactId, mistakes).find().isPresent()
                || mistakes.stream().anyMatch(finding -> !finding.id().equals(SourceLayout.NO_SOURCES));
    }

    private SourcesNow sourcesNow(Settings settings) throws IOException {
        Pyproject pyproject = pyproject();
        PomMetadata told = new PomMetadata(pom, mistakes);
        ToolTable tool = ToolTable.read(pyproject.pypack());
        Metadata metadata = metadata(pyproject.project(), told).build();
        CompileSettings compile = tool.compile(settings, metadata.requiresPython(), mistakes);
        Sources found = new Sources(folder, tool, mistakes);
        List<Path> folders = found.folders(metadata.name());
        // What is wrong with the files is for the goal that packs them.
        boolean isRead = mistakes.isEmpty() && compile.isSyntaxChecked();
        List<SourceFile> files = isRead ? found.unchecked(metadata.name()) : List.of();
        return new SourcesNow(folders, folder.named(), pythonSources(metadata, compile, files));
    }

    private static PythonSources pythonSources(Metadata metadata, CompileSettings settings, List<SourceFile> files) {
        return new PythonSources(metadata.name(), RequiredPython.of(metadata.requiresPython()), settings, files);
    }

    /** What all packages of the module share, and the sources by which they differ. */
    private record Shared(PackageModel main, PackageSources sources, Sources rules) {}

    private ModuleModel read(TargetProperty property, Settings settings, BuildListener listener) throws IOException {
        Pyproject pyproject = pyproject();
        ToolTable tool = ToolTable.read(pyproject.pypack());
        Shared shared = shared(pyproject, tool, settings);
        TargetPackages packages = new TargetPackages(shared.rules, tool.targets(property, mistakes), mistakes);
        List<PackageModel> models = packages.of(shared.main, shared.sources);
        refuseMistakes();
        for (Finding leftOut : packages.leftOut(shared.sources)) {
            listener.found(leftOut);
        }
        List<PackageModel> packed = new ArrayList<>();
        for (PackageModel model : models) {
            packed.addAll(model.forEachPython());
        }
        return new ModuleModel(packed, shared.sources.folders(), folder.named());
    }

    private SdistModel readSdist() throws IOException {
        Pyproject pyproject = pyproject();
        ToolTable tool = ToolTable.read(pyproject.pypack());
        Shared shared = shared(pyproject, tool, Settings.NONE);
        tool.targets(TargetProperty.ABSENT, mistakes);
        shared.rules.check(shared.main.sources());
        PomMetadata told = new PomMetadata(pom, mistakes);
        BuildSystemReader systems = new BuildSystemReader(folder, pyproject, told, mistakes);
        systems.refuse(shared.sources.overlays());
        Optional<BuildSystem> system = systems.of(shared.main);
        refuseMistakes();
        SdistModel sdist = new SdistReader(folder, pyproject, told, mistakes).read(shared.main, system.orElseThrow());
        refuseMistakes();
        return sdist;
    }

    private Pyproject pyproject() throws IOException {
        Pyproject pyproject = Pyproject.in(folder, mistakes);
        refuseMistakes();
        return pyproject;
    }

    /** Of no use where mistakes were noted. */
    private Shared shared(Pyproject pyproject, ToolTable tool, Settings settings) throws IOException {
        PomMetadata told = new PomMetadata(pom, mistakes);
        Optional<TomlSection> project = pyproject.project();
        MetadataBuilder metadata = metadata(project, told);
        Documents documents = new Documents(folder, project, mistakes);
        documents.describe(metadata);
        List<SourceFile> licenses = documents.licenses(metadata);
        EntryPoints entryPoints =
                project.isPresent() ? new EntryPointsTable(project.get()).read() : new EntryPoints(Map.of());
        Metadata complete = metadata.build();
        Sources rules = new Sources(folder, tool, mistakes);
        PackageSources sources = rules.of(complete.name());
        List<SourceFile> dataFiles = new DataFiles(folder, tool.data(), mistakes).of(complete);
        CompileSettings compile = tool.compile(settings, complete.requiresPython(), mistakes);
        tool.requireMatched(compile, sources.all());
        PackageModel main = new PackageModel(
                complete,
                entryPoints,
                sources.main(),
                dataFiles,
                licenses,
                Optional.empty(),
                pythonSources(complete, compile, sources.all()),
                Optional.empty());
        return new Shared(main, sources, rules);
    }

    private static MetadataBuilder metadata(Optional<TomlSection> project, PomMetadata told) {
        told.refuseOtherKinds();
        return project.isPresent() ? new ProjectTable(project.get(), told).metadata() : told.metadata();
    }

    private void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparing(Finding::place));
            throw new UserMistake(Findings.of(mistakes));
        }
    }
}
