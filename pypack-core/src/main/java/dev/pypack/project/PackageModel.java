package dev.pypack.project;

import dev.pypack.pep.Metadata;
import java.util.List;

/**
 * What is to be packed, complete and checked.
 *
 * @param metadata what is said of the package
 * @param entryPoints what it offers by name
 * @param sources its files, ordered by the code points of their names
 * @param licenseFiles the files of its licences, by their paths in the project
 */
public record PackageModel(
        Metadata metadata, EntryPoints entryPoints, List<SourceFile> sources, List<SourceFile> licenseFiles) {

    /**
     * A package as a value.
     *
     * @param metadata what is said of the package
     * @param entryPoints what it offers by name
     * @param sources its files
     * @param licenseFiles the files of its licences
     */
    public PackageModel {
        sources = List.copyOf(sources);
        licenseFiles = List.copyOf(licenseFiles);
    }
}
