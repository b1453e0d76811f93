package dev.pypack.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The name that somebody meant who wrote another one.
 */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The nearest of the known names: the one that needs the fewest letters inserted, removed or changed.
     *
     * @param written what was written
     * @param known what could have been meant
     * @return the nearest, or nothing where more than a third of the letters differ
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= Math.max(written.length(), name.length()) / 3)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The edit distance of Levenshtein, row by row. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
