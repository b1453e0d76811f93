package dev.pypack.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where packages lie in a project: files of a folder, under their paths from there or in a package of another name.
 *
 * @param folder the folder from which paths in the package start, from that of the project; empty where it is that itself
 * @param prefix what paths in the package begin with that those in the folder don't: nothing, or a package and {@code /}
 * @param files the paths in the package
 */
record PackagePlace(String folder, String prefix, List<String> files) {

    /** The places of the sources of a package, in the order of their files. */
    static Collection<PackagePlace> of(List<SourceFile> sources, ProjectFolder project) {
        Map<List<String>, PackagePlace> places = new LinkedHashMap<>();
        for (SourceFile source : sources) {
            PackagePlace place = of(project.nameOf(source.file()), source.name());
            places.computeIfAbsent(List.of(place.folder, place.prefix), any -> place)
                    .files
                    .add(source.name());
        }
        return places.values();
    }

    /** What two paths of one file have in common at the end is its path from the place. */
    private static PackagePlace of(String inProject, String inPackage) {
        String common = inPackage;
        while (!inProject.equals(common) && !inProject.endsWith("/" + common)) {
            common = common.substring(common.indexOf('/') + 1);
        }
        String folder = inProject.substring(0, inProject.length() - common.length());
        return new PackagePlace(
                folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder,
                inPackage.substring(0, inPackage.length() - common.length()),
                new ArrayList<>());
    }

    /** The packages and modules, and what else lies directly in the folder. */
    List<String> entries() {
        return files.stream().map(file -> file.split("/", 2)[0]).distinct().toList();
    }

    /** Whether there is a package or module of this path, with {@code /}, and nothing else. */
    boolean isOnly(String module) {
        return files.stream().allMatch(file -> file.startsWith(module + "/") || file.equals(module + ".py"));
    }

    /** Whether the files are under their paths from {@code src} or from the folder of the project. */
    boolean isCustomary() {
        return prefix.isEmpty() && (folder.isEmpty() || folder.equals("src"));
    }

    /** Whether a path of the project is in the folder, where that is not the whole project. */
    boolean holds(String path) {
        return !folder.isEmpty() && (path.equals(folder) || path.startsWith(folder + "/"));
    }

    @Override
    public String toString() {
        return folder.isEmpty() ? "beside " + Pyproject.NAME : "in " + folder;
    }
}
