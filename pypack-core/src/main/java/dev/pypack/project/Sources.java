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
    static final Comparator<SourceFile> ORDER = Comparator.comparing(SourceFile::name, CodePointOrder.INSTANCE);

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
        PackageSources sources =
                new PackageSources(roots.stream().map(SourceRoot::folder).toList(), main, overlays(roots));
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
        return roots(projectName).stream().map(SourceRoot::folder).toList();
    }

    private List<SourceRoot> roots(String projectName) throws IOException {
        return tool.namesSources()
                ? tool.sources(project)
                : new SourceLayout(project, projectName, mistakes)
                        .find().stream().toList();
    }

    /** Folders without a file don't count: version control keeps none, and the wheels would depend on the checkout. */
    private List<Overlay> overlays(List<SourceRoot> roots) throws IOException {
        OverlayFolders folders = new OverlayFolders(project, mistakes);
        Optional<SourceRoot> onePackage = roots.stream()
                .filter(root -> !tool.namesSources() && !root.prefix().isEmpty())
                .findFirst();
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

    /** Notes what keeps files from being installed or imported that are in one wheel. */
    void check(List<SourceFile> files) {
        List<Finding> found = new ArrayList<>();
        new ModuleRules(project, found).check(files, tool.standardModules());
        new PortableNames(project, found).check(files);
        found.stream().filter(finding -> !mistakes.contains(finding)).forEach(mistakes::add);
    }

    private void refuseEmpty(SourceRoot root) {
        mistakes.add(Finding.error(
                SourceLayout.NO_SOURCES,
                Place.of(project.nameOf(root.folder())),
                "the folder has no files that could be packed",
                "Put the package into it, as " + project.nameOf(root.folder()) + "/<package>."));
    }
}
