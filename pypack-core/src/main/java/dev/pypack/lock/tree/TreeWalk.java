package dev.pypack.lock.tree;

import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedFile;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.LockedSource;
import dev.pypack.lock.LockedVcs;
import dev.pypack.lock.WheelRanking;
import dev.pypack.lock.tree.TreeNode.Below;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Walks from package to package, and tells what is below each once. */
final class TreeWalk {
    private final Function<LockedPackage, List<LockedPackage>> next;
    private final Function<LockedPackage, List<TreeRequirement>> asking;
    private final WheelRanking ranking;
    private final int depth;
    private final Set<String> shown = new HashSet<>();

    TreeWalk(
            Function<LockedPackage, List<LockedPackage>> next,
            Function<LockedPackage, List<TreeRequirement>> asking,
            WheelRanking ranking,
            int depth) {
        this.next = next;
        this.asking = asking;
        this.ranking = ranking;
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
        Taken taken = Taken.of(locked, ranking);
        return new TreeNode(
                locked.name(), locked.version(), taken.size(), taken.file(), asking.apply(locked), below, children);
    }

    /** The file of a package that the target takes. */
    record Taken(Optional<String> file, OptionalLong size) {
        static Taken of(LockedPackage locked, WheelRanking ranking) {
            LockedSource source = locked.source();
            if (source instanceof LockedArchive archive) {
                return of(archive.file().location().fileName(), archive.file());
            }
            if (source instanceof LockedDistributions files) {
                return ranking.best(files.wheels())
                        .map(wheel -> of(wheel.name().toString(), wheel.file()))
                        .orElseGet(() -> files.sdist()
                                .map(sdist -> of(sdist.name().toString(), sdist.file()))
                                .orElseGet(() -> new Taken(Optional.empty(), OptionalLong.empty())));
            }
            return new Taken(
                    Optional.of(
                            source instanceof LockedDirectory directory
                                    ? directory.path()
                                    : ((LockedVcs) source).location() + "@" + ((LockedVcs) source).commitId()),
                    OptionalLong.empty());
        }

        private static Taken of(String name, LockedFile file) {
            return new Taken(Optional.of(name), file.size());
        }
    }
}
