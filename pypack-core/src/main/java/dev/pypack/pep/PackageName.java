package dev.pypack.pep;

import java.util.Locale;

/**
 * Names of projects and extras.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/name-normalization/">Names and normalization</a>
 */
public final class PackageName {
    private PackageName() {}

    /**
     * The normalised form of a project's name, by which names are compared: lower case, each run of {@code -},
     * {@code _} and {@code .} one hyphen (PEP 503).
     *
     * @param name ASCII letters, digits and {@code -_.}, of which the first and last are a letter or digit (PEP 508)
     * @return the normalised name
     * @throws InvalidPep if the text is no project name
     */
    public static String normalize(String name) {
        requireValid(name);
        return canonical(name);
    }

    private static void requireValid(String name) {
        if (name.isEmpty()) {
            throw new InvalidPep(name, 0, "a project name can't be empty");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Python.isAsciiAlphanumeric(c) && !isSeparator(c)) {
                throw new InvalidPep(name, i, "a project name has only ASCII letters, digits, '-', '_' and '.'");
            }
        }
        if (isSeparator(name.charAt(0))) {
            throw new InvalidPep(name, 0, "a project name starts with a letter or digit");
        }
        if (isSeparator(name.charAt(name.length() - 1))) {
            throw new InvalidPep(name, name.length() - 1, "a project name ends with a letter or digit");
        }
    }

    /**
     * The normalised form of what need not be a valid name, such as the name of a dependency group or that in a file name.
     *
     * @param name any text
     * @return lower case, each run of {@code -}, {@code _} and {@code .} one hyphen
     */
    public static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        boolean afterSeparator = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isSeparator(c)) {
                canonical.append(c);
            } else if (!afterSeparator) {
                canonical.append('-');
            }
            afterSeparator = isSeparator(c);
        }
        return canonical.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
