package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.CodePointOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of the package: found, selected and checked.
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
    List<SourceFile> of(String projectName) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (SourceRoot root : roots(projectName)) {
            List<SourceFile> found = new SourceTree(project, root, tool.selection(), mistakes).files();
            if (found.isEmpty() && project.holds(root.folder())) {
                refuseEmpty(root);
            }
            files.addAll(found);
        }
        files.sort(ORDER);
        tool.requireIncluded(files);
        new ModuleRules(project, mistakes).check(files, tool.standardModules());
        new PortableNames(project, mistakes).check(files);
        return files;
    }

    private List<SourceRoot> roots(String projectName) throws IOException {
        return tool.namesSources()
                ? tool.sources(project)
                : new SourceLayout(project, projectName, mistakes)
                        .find().stream().toList();
    }

    private void refuseEmpty(SourceRoot root) {
        mistakes.add(Finding.error(
                "no-sources",
                Place.of(project.nameOf(root.folder())),
                "the folder has no files that could be packed",
                "Put the package into it, as " + project.nameOf(root.folder()) + "/<package>."));
    }
}
