package dev.pypack.lock.tree;

import dev.pypack.target.Target;
import java.util.List;

/**
 * The dependency tree of one target.
 *
 * @param target the target
 * @param sections what each list of requirements brings; none in an inverted tree
 * @param inverted the package that was asked about, with those who need it below; none where the target has it not
 * @param files how many packages are installed, without and with all that can be asked for
 * @param bytes what the files weigh whose size the lock tells
 * @param unknown of how many packages it tells none
 */
public record TargetTree(
        Target target, List<TreeSection> sections, List<TreeNode> inverted, int files, long bytes, int unknown) {
    /**
     * Copies of these lists.
     *
     * @param target the target
     * @param sections what each list of requirements brings
     * @param inverted the package that was asked about
     * @param files how many packages are installed
     * @param bytes what the files weigh
     * @param unknown of how many packages the lock tells no size
     */
    public TargetTree {
        sections = List.copyOf(sections);
        inverted = List.copyOf(inverted);
    }
}
