package dev.pypack.lock.tree;

import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.tree.TreeNode.Below;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Walks from package to package, and tells what is below each once. */
final class TreeWalk {
    private final Function<LockedPackage, List<LockedPackage>> next;
    private final Function<LockedPackage, List<TreeRequirement>> asking;
    private final TakenFiles files;
    private final int depth;
    private final Set<String> shown = new HashSet<>();

    TreeWalk(
            Function<LockedPackage, List<LockedPackage>> next,
            Function<LockedPackage, List<TreeRequirement>> asking,
            TakenFiles files,
            int depth) {
        this.next = next;
        this.asking = asking;
        this.files = files;
        this.depth = depth;
    }

    List<TreeNode> of(List<LockedPackage> packages) {
        return nodes(packages, 1);
    }

    private List<TreeNode> nodes(List<LockedPackage> packages, int level) {
        return packages.stream().map(locked -> node(locked, level)).toList();
    }

    private TreeNode node(LockedPackage locked, int level) {
        List<LockedPackage> below = next.apply(locked);
        if (below.isEmpty()) {
            return node(locked, Below.SHOWN, List.of());
        }
        if (shown.contains(locked.label())) {
            return node(locked, Below.REPEATED, List.of());
        }
        if (level == depth) {
            return node(locked, Below.CUT, List.of());
        }
        shown.add(locked.label());
        return node(locked, Below.SHOWN, nodes(below, level + 1));
    }

    private TreeNode node(LockedPackage locked, Below below, List<TreeNode> children) {
        TakenFiles.Taken taken = files.of(locked);
        return new TreeNode(
                locked.name(),
                locked.version(),
                taken.size(),
                taken.file(),
                taken.license(),
                asking.apply(locked),
                below,
                children);
    }
}
