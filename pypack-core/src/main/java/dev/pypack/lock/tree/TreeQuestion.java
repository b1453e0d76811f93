package dev.pypack.lock.tree;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.PackageName;
import dev.pypack.project.edit.DependencyList;
import java.util.Optional;

/**
 * What is asked of a dependency tree.
 *
 * @param list the requirements from which it is looked at; all of the project, if nothing is given
 * @param inverted the normalised name of a package: who needs it, instead of what is needed
 * @param depth how many levels are shown, from 1
 */
public record TreeQuestion(Optional<DependencyList> list, Optional<String> inverted, int depth) {
    /** The whole tree. */
    public static final TreeQuestion ALL = new TreeQuestion(Optional.empty(), Optional.empty(), Integer.MAX_VALUE);

    /**
     * A question.
     *
     * @param list the requirements from which it is looked at
     * @param inverted the name of a package, in any spelling
     * @param depth how many levels are shown
     * @throws UserMistake if the depth is less than 1
     */
    public TreeQuestion {
        inverted = inverted.map(PackageName::canonical);
        if (depth < 1) {
            throw new UserMistake(Finding.error(
                    "tree-depth", Place.of("pypack.depth"), depth + " is no number of levels", "It begins with 1."));
        }
    }
}
