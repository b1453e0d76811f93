package dev.pypack.lock.tree;

import dev.pypack.pep.Requirement;
import dev.pypack.project.edit.DependencyList;
import java.util.List;

/**
 * What one list of requirements brings to a target.
 *
 * @param list the list
 * @param isLocked whether the lock knows the list; nothing is told of one that it doesn't know
 * @param roots the packages that the list asks for, by name, with what they need
 * @param unexplained the packages that come with the list, besides those of {@code project.dependencies}, and of which the
 *     lock doesn't say why
 * @param missing the requirements for which the lock has no package
 */
public record TreeSection(
        DependencyList list,
        boolean isLocked,
        List<TreeNode> roots,
        List<TreeNode> unexplained,
        List<Requirement> missing) {
    /**
     * Copies of these lists.
     *
     * @param list the list
     * @param isLocked whether the lock knows the list
     * @param roots the packages that the list asks for
     * @param unexplained the packages of which the lock doesn't say why
     * @param missing the requirements for which the lock has no package
     */
    public TreeSection {
        roots = List.copyOf(roots);
        unexplained = List.copyOf(unexplained);
        missing = List.copyOf(missing);
    }
}
