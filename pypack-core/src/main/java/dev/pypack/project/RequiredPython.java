package dev.pypack.project;

import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Pythons that a package says it runs on.
 *
 * @param specifiers its {@code requires-python}, if it has one
 */
public record RequiredPython(Optional<SpecifierSet> specifiers) {
    /** More than any CPython had: the highest so far is 25. */
    private static final int HIGHEST_PATCH = 99;

    static RequiredPython of(Optional<SpecifierSet> specifiers) {
        return new RequiredPython(specifiers);
    }

    /**
     * Whether it runs on some patch level of a version.
     *
     * @param minorVersion such as {@code 3.11}
     * @return true where nothing is said against it
     */
    public boolean allows(String minorVersion) {
        if (specifiers.isEmpty()) {
            return true;
        }
        for (int patch = 0; patch <= HIGHEST_PATCH; patch++) {
            if (specifiers.get().contains(Version.parse(minorVersion + "." + patch))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The versions that it runs on.
     *
     * @param minorVersions any, in some order
     * @return those of them, in the same order
     */
    public List<String> among(List<String> minorVersions) {
        List<String> allowed = new ArrayList<>();
        for (String minorVersion : minorVersions) {
            if (allows(minorVersion)) {
                allowed.add(minorVersion);
            }
        }
        return List.copyOf(allowed);
    }
}
