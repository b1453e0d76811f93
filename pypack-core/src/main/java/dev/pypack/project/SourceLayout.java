package dev.pypack.project;

import dev.pypack.build.FolderTree;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where the sources of a module lie when pyproject.toml does not say it: the first layout that is there, of
 * {@code src/main/python}, {@code src/main} as one package, what Python can import in {@code src}, and the same beside
 * pyproject.toml.
 */
final class SourceLayout {
    /** Of the finding that there are none. */
    static final String NO_SOURCES = "no-sources";

    private static final String MAVEN = "src/main/python";
    private static final String ONE_PACKAGE = "src/main";
    private static final Set<String> OF_MAVEN = Set.of("main", "test", "it", "site");

    /** Folders of {@code src/main} that hold sources which are no Python. */
    private static final List<String> OF_OTHER_LANGUAGES =
            List.of("java", "kotlin", "scala", "groovy", "clojure", "webapp");

    /** Packages that by custom lie beside the one that is packed. */
    private static final Set<String> BESIDE = Set.of(
            "test",
            "tests",
            "doc",
            "docs",
            "example",
            "examples",
            "benchmark",
            "benchmarks",
            "scripts",
            "tools",
            "tasks",
            "notebooks",
            "build",
            "dist",
            "target");

    private final ProjectFolder project;
    private final String projectName;
    private final List<Finding> mistakes;

    SourceLayout(ProjectFolder project, String projectName, List<Finding> mistakes) {
        this.project = project;
        this.projectName = projectName;
        this.mistakes = mistakes;
    }

    /** The sources, or nothing where there are none or more than can be chosen from, which is noted. */
    Optional<SourceRoot> find() throws IOException {
        Path maven = project.resolve(MAVEN);
        if (Files.isDirectory(maven)) {
            return Optional.of(SourceRoot.all(maven));
        }
        if (Files.exists(project.resolve(ONE_PACKAGE + "/__init__.py"))) {
            return onePackage();
        }
        Path src = project.resolve("src");
        Set<String> inSrc = entries(src, SourceLayout::isInSrc);
        return inSrc.isEmpty() ? flat() : Optional.of(new SourceRoot(src, "", inSrc));
    }

    private static boolean isInSrc(Importable entry) {
        return !OF_MAVEN.contains(entry.name())
                && !OverlayFolders.isAround(entry)
                && (entry.isPackage() || entry.isModule());
    }

    /** What PyPackPack makes: the folder is the package itself, and takes the name of the project. */
    private Optional<SourceRoot> onePackage() {
        for (String language : OF_OTHER_LANGUAGES) {
            if (Files.isDirectory(project.resolve(ONE_PACKAGE).resolve(language))) {
                refuseOtherLanguage(language);
                return Optional.empty();
            }
        }
        String name = projectName.replaceAll("[-.]+", "_");
        if (Importable.isName(name)) {
            return Optional.of(new SourceRoot(project.resolve(ONE_PACKAGE), name + "/", Set.of()));
        }
        mistakes.add(Finding.error(
                "package-name",
                Place.of(ONE_PACKAGE),
                "the package in this folder would be called " + name + ", after the project, and could not be imported",
                "Move it to " + MAVEN + "/<package>."));
        return Optional.empty();
    }

    private void refuseOtherLanguage(String language) {
        mistakes.add(Finding.error(
                "several-languages",
                Place.of(ONE_PACKAGE),
                "its __init__.py makes it a package, in which " + language + " would be packed too",
                "Move what is Python to " + MAVEN + "/<package>."));
    }

    private Optional<SourceRoot> flat() throws IOException {
        Set<String> ofProject = entries(project.path(), this::isOfProject);
        return ofProject.isEmpty() ? only() : Optional.of(new SourceRoot(project.path(), "", ofProject));
    }

    /** Whether it has the name of the project, or is the first part of it, as {@code zope} of {@code zope.interface}. */
    private boolean isOfProject(Importable entry) {
        if (isSameName(entry.name(), projectName)) {
            return entry.isPackage() || entry.isModule();
        }
        String[] parts = projectName.split("[.]", 2);
        return parts.length == 2
                && isSameName(entry.name(), parts[0])
                && new Importable(entry.path().resolve(parts[1].replace('.', '/'))).isPackage();
    }

    private static boolean isSameName(String entry, String project) {
        try {
            return PackageName.normalize(entry).equals(PackageName.normalize(project));
        } catch (InvalidPep e) {
            return false;
        }
    }

    /** The only package, or where there is none the only module. */
    private Optional<SourceRoot> only() throws IOException {
        Set<String> packages =
                entries(project.path(), entry -> !BESIDE.contains(entry.name()) && entry.isRegularPackage());
        Set<String> found = packages.isEmpty() ? entries(project.path(), Importable::isModule) : packages;
        if (found.size() == 1) {
            return Optional.of(new SourceRoot(project.path(), "", found));
        }
        if (found.isEmpty()) {
            refuseNothing();
        } else {
            refuseToChoose(found);
        }
        return Optional.empty();
    }

    private void refuseNothing() {
        mistakes.add(Finding.error(
                NO_SOURCES,
                Place.of(MAVEN),
                "there is no such folder, no package in src, and none beside pyproject.toml",
                "Put the package into " + MAVEN + "/<package>, or say where it is: write in [tool.pypack]\n"
                        + "    sources = [\"<folder>\"]"));
    }

    private void refuseToChoose(Set<String> found) {
        mistakes.add(Finding.error(
                "several-sources",
                Place.of(Pyproject.NAME),
                "beside it are " + String.join(", ", found) + ", and none is called as the project, " + projectName,
                "Say what is packed: write in [tool.pypack]\n    sources = [\".\"]\n    include = ["
                        + found.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ")) + "]"));
    }

    private static Set<String> entries(Path folder, Predicate<Importable> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        try {
            for (Path entry : FolderTree.entries(folder)) {
                if (wanted.test(new Importable(entry))) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return names;
    }
}
