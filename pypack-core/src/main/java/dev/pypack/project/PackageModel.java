package dev.pypack.project;

import dev.pypack.pep.Metadata;
import java.util.List;

/**
 * What is to be packed, complete and checked.
 *
 * @param metadata what is said of the package
 * @param entryPoints what it offers by name
 * @param sources its files, ordered by the code points of their names
 * @param dataFiles the files that an installer puts elsewhere than into site-packages, by their paths in the wheel, below
 *     {@code .data}; ordered likewise
 * @param licenseFiles the files of its licences, by their paths in the project
 */
public record PackageModel(
        Metadata metadata,
        EntryPoints entryPoints,
        List<SourceFile> sources,
        List<SourceFile> dataFiles,
        List<SourceFile> licenseFiles) {

    /**
     * A package as a value.
     *
     * @param metadata what is said of the package
     * @param entryPoints what it offers by name
     * @param sources its files
     * @param dataFiles the files in {@code .data}
     * @param licenseFiles the files of its licences
     */
    public PackageModel {
        sources = List.copyOf(sources);
        dataFiles = List.copyOf(dataFiles);
        licenseFiles = List.copyOf(licenseFiles);
    }
}
