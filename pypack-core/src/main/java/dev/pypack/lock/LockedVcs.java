package dev.pypack.lock;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A source tree in a repository.
 *
 * @param type the version control system, one of {@link #TYPES}
 * @param location where the repository is
 * @param requestedRevision the branch or tag that somebody asked for; says nothing of what is installed
 * @param commitId the commit that is installed
 * @param subdirectory the project's folder in it, relative to its root, if that isn't the root
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/#packages-vcs">pylock.toml,
 *     packages.vcs (PEP 751)</a>
 */
public record LockedVcs(
        String type,
        Location location,
        Optional<String> requestedRevision,
        String commitId,
        Optional<String> subdirectory)
        implements LockedSource, Installable {
    /** The registered version control systems. */
    public static final Set<String> TYPES = Set.of("bzr", "git", "hg", "svn");

    private static final Set<String> WITH_HASHES = Set.of("git", "hg");
    private static final Pattern COMMIT_HASH = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");

    /**
     * A commit of a repository.
     *
     * @param type the version control system
     * @param location where the repository is
     * @param requestedRevision the branch or tag that somebody asked for
     * @param commitId the commit that is installed
     * @param subdirectory the project's folder in it
     * @throws IllegalArgumentException if there is no such system, the commit could be another one tomorrow, or the
     *     folder is outside of the tree
     */
    public LockedVcs {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("no version control system is registered as " + type);
        }
        if (WITH_HASHES.contains(type) && !COMMIT_HASH.matcher(commitId).matches()) {
            throw new IllegalArgumentException(
                    "the commit " + commitId + " is no hash of 40 or 64 hexadecimal digits, and could be moved");
        }
        subdirectory.ifPresent(Subdirectory::requireInside);
    }
}
