package dev.pypack.lock.tree;

import dev.pypack.pep.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A package in a dependency tree.
 *
 * @param name the normalised name
 * @param version the version, if the lock tells it
 * @param size of the file that the target takes in bytes, if the lock tells it
 * @param file the file that the target takes, or where its sources are; nothing where the lock has none that fits
 * @param license what the package says of its licence, if that is known
 * @param asked the requirements of the project itself that ask for it
 * @param below what is told of those below it
 * @param children what it needs, by name; in an inverted tree, who needs it
 */
public record TreeNode(
        String name,
        Optional<Version> version,
        OptionalLong size,
        Optional<String> file,
        Optional<String> license,
        List<TreeRequirement> asked,
        Below below,
        List<TreeNode> children) {
    /** What is told of those below a package. */
    public enum Below {
        /** All of them, be it none. */
        SHOWN,
        /** They are told where the package stands for the first time. */
        REPEATED,
        /** There are some, too deep to be told. */
        CUT
    }

    /**
     * A package with copies of these lists.
     *
     * @param name the normalised name
     * @param version the version
     * @param size of the file that the target takes
     * @param file the file that the target takes
     * @param license of the package
     * @param asked the requirements of the project itself
     * @param below what is told of those below it
     * @param children what it needs
     */
    public TreeNode {
        asked = List.copyOf(asked);
        children = List.copyOf(children);
    }
}
