package dev.pypack.lock.tree;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.inputs.LockInputs;
import java.util.List;
import java.util.TreeSet;

/**
 * Why each package of a lock is there: what the project asks for on each target, and what these packages need; or, inverted,
 * who needs one of them. It tells what the lock tells: which package needs which, not under what condition.
 *
 * @param question what was asked
 * @param targets the tree of each target
 */
public record DependencyTree(TreeQuestion question, List<TargetTree> targets) {
    /**
     * Copies of these trees.
     *
     * @param question what was asked
     * @param targets the tree of each target
     */
    public DependencyTree {
        targets = List.copyOf(targets);
    }

    /**
     * The tree of a project's locks.
     *
     * @param locks the lock of each target
     * @param inputs the project that they are of
     * @param question what is asked
     * @param licenses tells the licences of packages, where it knows them
     * @return the tree of each target
     * @throws UserMistake if the project has no such list, no lock such a package, or one is not made for its target
     */
    public static DependencyTree of(
            List<TargetLock> locks, LockInputs inputs, TreeQuestion question, KnownLicenses licenses) {
        question.list().filter(list -> !LockedLists.of(inputs).contains(list)).ifPresent(list -> {
            throw unknown("pyproject.toml has no " + list, list.toString(), names(LockedLists.of(inputs)));
        });
        TreeSet<String> packages = names(locks.stream()
                .flatMap(each -> each.lock().packages().stream())
                .map(LockedPackage::name)
                .toList());
        question.inverted().filter(name -> !packages.contains(name)).ifPresent(name -> {
            throw unknown("the lock has no " + name, name, packages);
        });
        return new DependencyTree(
                question,
                locks.stream()
                        .map(lock -> new TargetTreeMaking(lock, inputs, question, licenses).tree())
                        .toList());
    }

    private static TreeSet<String> names(List<?> values) {
        return new TreeSet<>(values.stream().map(Object::toString).toList());
    }

    private static UserMistake unknown(String message, String name, TreeSet<String> known) {
        return new UserMistake(Finding.error(
                "not-in-tree",
                Place.of("pypack:tree"),
                message,
                Suggestion.nearest(name, known)
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElse("")));
    }

    /**
     * The tree for people, in ASCII.
     *
     * @return lines without an end of their own
     */
    public List<String> toLines() {
        return new TreeText(this).toLines();
    }

    /**
     * The tree for programs.
     *
     * @return a JSON object, as {@code docs/reference/tree.schema.json} has it
     */
    public String toJson() {
        return TreeJson.of(this);
    }
}
