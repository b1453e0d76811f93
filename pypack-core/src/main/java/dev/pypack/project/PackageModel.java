package dev.pypack.project;

import dev.pypack.pep.Metadata;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import java.util.List;
import java.util.Optional;

/**
 * What is to be packed, complete and checked.
 *
 * @param metadata what is said of the package
 * @param entryPoints what it offers by name
 * @param sources its files, ordered by the code points of their names
 * @param dataFiles the files that an installer puts elsewhere than into site-packages, by their paths in the wheel, below
 *     {@code .data}; ordered likewise
 * @param licenseFiles the files of its licences, by their paths in the project
 * @param platform the one that the sources are for; nothing where they are for all
 * @param pythonSources what of the module is checked and compiled, for all platforms
 * @param python the one that bytecode is made for; nothing where the sources are packed as they are
 */
public record PackageModel(
        Metadata metadata,
        EntryPoints entryPoints,
        List<SourceFile> sources,
        List<SourceFile> dataFiles,
        List<SourceFile> licenseFiles,
        Optional<Platform> platform,
        PythonSources pythonSources,
        Optional<PythonVersion> python) {

    /**
     * A package as a value.
     *
     * @param metadata what is said of the package
     * @param entryPoints what it offers by name
     * @param sources its files
     * @param dataFiles the files in {@code .data}
     * @param licenseFiles the files of its licences
     * @param platform the one that the sources are for
     * @param pythonSources what of the module is checked and compiled, for all platforms
     * @param python the one that bytecode is made for
     */
    public PackageModel {
        sources = List.copyOf(sources);
        dataFiles = List.copyOf(dataFiles);
        licenseFiles = List.copyOf(licenseFiles);
    }

    /** The same package with the sources of one platform. */
    PackageModel on(Platform target, List<SourceFile> files) {
        return new PackageModel(
                metadata, entryPoints, files, dataFiles, licenseFiles, Optional.of(target), pythonSources, python);
    }

    /** The same package for each Python that its bytecode is made for; itself where none is made. */
    List<PackageModel> forEachPython() {
        List<PythonVersion> versions = pythonSources.settings().pythonVersions();
        return versions.isEmpty()
                ? List.of(this)
                : versions.stream().map(this::compiledFor).toList();
    }

    private PackageModel compiledFor(PythonVersion version) {
        return new PackageModel(
                metadata, entryPoints, sources, dataFiles, licenseFiles, platform, pythonSources, Optional.of(version));
    }
}
