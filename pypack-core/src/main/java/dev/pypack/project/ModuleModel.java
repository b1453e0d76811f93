package dev.pypack.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A module as it was read.
 *
 * @param packages what is packed: one package for each target, in their order; where no platform gets sources of its own,
 *     one for all
 * @param sourceFolders the folders that the sources lie in, without those for some platforms
 * @param named every path that pyproject.toml names, be it of a file, a folder, or nothing yet
 */
public record ModuleModel(List<PackageModel> packages, List<Path> sourceFolders, Set<Path> named) {

    /**
     * A module as a value.
     *
     * @param packages what is packed
     * @param sourceFolders the folders that the sources lie in
     * @param named every path that pyproject.toml names
     */
    public ModuleModel {
        packages = List.copyOf(packages);
        sourceFolders = List.copyOf(sourceFolders);
        named = Set.copyOf(named);
    }

    /** Where it was read from by name: what pyproject.toml names, and the folders of the sources. */
    List<Path> places() {
        List<Path> places = new ArrayList<>(named);
        places.addAll(sourceFolders);
        return places;
    }

    /** Every file that is packed as it is. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (PackageModel model : packages) {
            for (List<SourceFile> each : List.of(model.sources(), model.dataFiles(), model.licenseFiles())) {
                for (SourceFile file : each) {
                    files.add(file.file());
                }
            }
        }
        return files;
    }
}
