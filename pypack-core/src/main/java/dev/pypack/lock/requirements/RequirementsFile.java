package dev.pypack.lock.requirements;

import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A requirements.txt with all files that it includes, as pip reads it.
 *
 * @param requirements what is required, in the order of the files
 * @param constraints what versions are allowed of what is required
 * @param hashes of packages the SHA-256 of the files that may be installed, by normalised names
 * @param index the index instead of the default one
 * @param extraIndexes more indexes
 * @param findLinks pages that name files
 * @param isWithoutIndex whether no index is asked at all
 * @param takesPreReleases whether versions are taken that are no releases yet
 * @see <a href="https://pip.pypa.io/en/stable/reference/requirements-file-format/">pip, "Requirements File Format"</a>
 */
public record RequirementsFile(
        List<WrittenRequirement> requirements,
        List<WrittenRequirement> constraints,
        SortedMap<String, Set<String>> hashes,
        Optional<String> index,
        List<String> extraIndexes,
        List<String> findLinks,
        boolean isWithoutIndex,
        boolean takesPreReleases) {
    /** The name that everybody gives it. */
    public static final String NAME = "requirements.txt";

    /**
     * A file with copies of these.
     *
     * @param requirements what is required
     * @param constraints what versions are allowed
     * @param hashes the SHA-256 of the files that may be installed
     * @param index the index instead of the default one
     * @param extraIndexes more indexes
     * @param findLinks pages that name files
     * @param isWithoutIndex whether no index is asked at all
     * @param takesPreReleases whether versions are taken that are no releases yet
     */
    public RequirementsFile {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
        extraIndexes = List.copyOf(extraIndexes);
        findLinks = List.copyOf(findLinks);
    }

    /**
     * Reads a file and those that it includes.
     *
     * @param file the file
     * @param variables those that {@code ${NAME}} may mean
     * @return what they require
     * @throws UserMistake if something in it can't be locked, with all that was found
     * @throws IOException if a file can't be read
     */
    public static RequirementsFile read(Path file, Map<String, String> variables) throws IOException {
        return new RequirementsReader(file, variables).read();
    }
}
