package dev.pypack.lock.tree;

import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.WheelRanking;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.pep.Requirement;
import dev.pypack.project.edit.DependencyList;
import dev.pypack.target.Target;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the tree of one target. */
final class TargetTreeMaking {
    private final LockInputs inputs;
    private final TreeQuestion question;
    private final Target target;
    private final TakenFiles files;
    private final LockedLists selection;

    TargetTreeMaking(TargetLock lock, LockInputs inputs, TreeQuestion question, KnownLicenses licenses) {
        this.inputs = inputs;
        this.question = question;
        this.target = lock.target();
        this.files = new TakenFiles(new WheelRanking(target), licenses);
        this.selection = new LockedLists(lock, inputs);
    }

    TargetTree tree() {
        Map<DependencyList, Optional<LockedList>> lists = new LinkedHashMap<>();
        LockedLists.of(inputs).stream()
                .filter(list -> question.list().map(list::equals).orElse(true))
                .forEach(list -> lists.put(list, selection.select(list)));
        List<LockedList> selected =
                lists.values().stream().flatMap(Optional::stream).toList();
        Set<LockedPackage> all = new LinkedHashSet<>();
        selected.forEach(list -> all.addAll(list.packages().values()));
        if (question.inverted().isPresent()) {
            return tree(all, List.of(), inverted(selected, all));
        }
        Collection<LockedPackage> always =
                selection.select(DependencyList.MAIN).orElseThrow().packages().values();
        List<TreeSection> sections = lists.entrySet().stream()
                .map(each -> each.getValue()
                        .map(list -> section(list, always))
                        .orElseGet(() -> new TreeSection(each.getKey(), false, List.of(), List.of(), List.of())))
                .toList();
        return tree(all, sections, List.of());
    }

    private TargetTree tree(Collection<LockedPackage> all, List<TreeSection> sections, List<TreeNode> inverted) {
        List<TakenFiles.Taken> taken = all.stream().map(files::of).toList();
        return new TargetTree(
                target,
                sections,
                inverted,
                taken.size(),
                taken.stream().mapToLong(each -> each.size().orElse(0)).sum(),
                (int) taken.stream().filter(each -> each.size().isEmpty()).count());
    }

    private TreeSection section(LockedList list, Collection<LockedPackage> always) {
        TreeWalk walk = new TreeWalk(list::neededBy, list::askingFor, files, question.depth());
        Set<LockedPackage> rest = new LinkedHashSet<>(list.packages().values());
        rest.removeAll(list.explained());
        if (!list.list().equals(DependencyList.MAIN)) {
            rest.removeAll(always);
        }
        List<Requirement> missing =
                list.roots().stream().filter(root -> list.of(root).isEmpty()).toList();
        return new TreeSection(
                list.list(),
                true,
                walk.of(list.asked()),
                walk.of(rest.stream()
                        .sorted(Comparator.comparing(LockedPackage::name))
                        .toList()),
                missing);
    }

    private List<TreeNode> inverted(List<LockedList> lists, Collection<LockedPackage> all) {
        TreeWalk walk = new TreeWalk(
                locked -> lists.stream()
                        .flatMap(list -> list.needing(locked).stream())
                        .distinct()
                        .sorted(Comparator.comparing(LockedPackage::name))
                        .toList(),
                locked -> lists.stream()
                        .flatMap(list -> list.askingFor(locked).stream())
                        .distinct()
                        .toList(),
                files,
                question.depth());
        return walk.of(all.stream()
                .filter(locked -> question.inverted().equals(Optional.of(locked.name())))
                .toList());
    }
}
