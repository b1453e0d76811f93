package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.CodePointOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of the package: found and selected, and checked as they come together in a wheel.
 */
final class Sources {
    static final Comparator<SourceFile> ORDER =
            (one, other) -> CodePointOrder.INSTANCE.compare(one.name(), other.name());

    private final ProjectFolder project;
    private final ToolTable tool;
    private final List<Finding> mistakes;

    Sources(ProjectFolder project, ToolTable tool, List<Finding> mistakes) {
        this.project = project;
        this.tool = tool;
        this.mistakes = mistakes;
    }

    /** The files, ordered by the code points of their names, so that no file system or locale shows. */
    PackageSources of(String projectName) throws IOException {
        List<SourceRoot> roots = roots(projectName);
        List<SourceFile> main = new ArrayList<>();
        for (SourceRoot root : roots) {
            List<SourceFile> found = files(root);
            if (found.isEmpty() && project.holds(root.folder())) {
                refuseEmpty(root);
            }
            main.addAll(found);
        }
        main.sort(ORDER);
        PackageSources sources = new PackageSources(folders(roots), main, overlays(roots));
        tool.requireIncluded(sources.all());
        return sources;
    }

    /** All files that are there, of several with the same path each; nothing is noted. */
    List<SourceFile> unchecked(String projectName) throws IOException {
        Sources silent = new Sources(project, tool, new ArrayList<>());
        List<SourceRoot> roots = silent.roots(projectName);
        List<SourceFile> main = new ArrayList<>();
        for (SourceRoot root : roots) {
            if (Files.isDirectory(root.folder())) {
                main.addAll(silent.files(root));
            }
        }
        return new PackageSources(List.of(), main, silent.overlays(roots)).all();
    }

    private List<SourceFile> files(SourceRoot root) throws IOException {
        return new SourceTree(project, root, tool.selection(), mistakes).files();
    }

    /** The folders that hold them, each that is there. */
    List<Path> folders(String projectName) throws IOException {
        return folders(roots(projectName));
    }

    private static List<Path> folders(List<SourceRoot> roots) {
        List<Path> folders = new ArrayList<>();
        for (SourceRoot root : roots) {
            folders.add(root.folder());
        }
        return List.copyOf(folders);
    }

    private List<SourceRoot> roots(String projectName) throws IOException {
        if (tool.namesSources()) {
            return tool.sources(project);
        }
        Optional<SourceRoot> found = new SourceLayout(project, projectName, mistakes).find();
        return found.isPresent() ? List.of(found.get()) : List.of();
    }

    /** Folders without a file don't count: version control keeps none, and the wheels would depend on the checkout. */
    private List<Overlay> overlays(List<SourceRoot> roots) throws IOException {
        OverlayFolders folders = new OverlayFolders(project, mistakes);
        Optional<SourceRoot> onePackage = onePackage(roots);
        List<Overlay> overlays = new ArrayList<>();
        for (OverlayFolders.Found found :
                onePackage.isPresent() ? folders.ofPackage(onePackage.get().prefix()) : folders.beside(roots)) {
            List<SourceFile> files = files(found.root());
            if (!files.isEmpty()) {
                overlays.add(new Overlay(project.nameOf(found.root().folder()), found.platforms(), files));
            }
        }
        return overlays;
    }

    private Optional<SourceRoot> onePackage(List<SourceRoot> roots) {
        for (SourceRoot root : roots) {
            if (!tool.namesSources() && !root.prefix().isEmpty()) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    /** Notes what keeps files from being installed or imported that are in one wheel. */
    void check(List<SourceFile> files) {
        List<Finding> found = new ArrayList<>();
        new ModuleRules(project, found).check(files, tool.standardModules());
        new PortableNames(project, found).check(files);
        for (Finding finding : found) {
            if (!mistakes.contains(finding)) {
                mistakes.add(finding);
            }
        }
    }

    private void refuseEmpty(SourceRoot root) {
        mistakes.add(Finding.error(
                SourceLayout.NO_SOURCES,
                Place.of(project.nameOf(root.folder())),
                "the folder has no files that could be packed",
                "Put the package into it, as " + project.nameOf(root.folder()) + "/<package>."));
    }
}
