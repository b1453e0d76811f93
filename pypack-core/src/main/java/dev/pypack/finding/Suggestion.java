package dev.pypack.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The names that somebody may have meant who wrote another one.
 */
public final class Suggestion {
    /** No name is longer; to compare a longer text would cost much and find nothing. */
    private static final int LONGEST = 64;

    private Suggestion() {}

    /**
     * The nearest of the known names.
     *
     * @param written what was written
     * @param known what could have been meant
     * @return the first of {@link #allNear}
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        return allNear(written, known).stream().findFirst();
    }

    /**
     * The known names that begin as the text does or the other way round, and those that need few of their letters
     * inserted, removed, changed or exchanged.
     *
     * @param written what was written
     * @param known what could have been meant; among names that are equally near their order decides
     * @return the nearest first; none where more than a third of the letters differ, or the text is no name by its length
     */
    public static List<String> allNear(String written, Collection<String> known) {
        if (written.isBlank() || written.length() > LONGEST) {
            return List.of();
        }
        return known.stream()
                .filter(name -> distance(written, name) <= Math.max(written.length(), name.length()) / 3)
                .sorted(Comparator.comparingInt(name -> distance(written, name)))
                .toList();
    }

    /** Letters inserted, removed, changed, or exchanged with their neighbour. */
    private static int distance(String from, String to) {
        if (from.startsWith(to) || to.startsWith(from)) {
            return 0;
        }
        int[][] distances = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distances[i][j] = distance(from, i, to, j, distances);
            }
        }
        return distances[from.length()][to.length()];
    }

    private static int distance(String from, int i, String to, int j, int[][] known) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int nearest = Math.min(known[i - 1][j - 1] + change, Math.min(known[i - 1][j], known[i][j - 1]) + 1);
        boolean isExchange =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return isExchange ? Math.min(nearest, known[i - 2][j - 2] + 1) : nearest;
    }
}
