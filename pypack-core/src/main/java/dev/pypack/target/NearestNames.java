package dev.pypack.target;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What somebody meant who wrote something else. */
final class NearestNames {
    private static final int MOST = 3;
    /** No name is longer; to compare a longer text would cost much and find nothing. */
    private static final int LONGEST = 64;

    private NearestNames() {}

    /** What the names mean that begin alike, or that few letters make different, the nearest first. */
    static List<String> of(String written, Map<String, String> meanings) {
        if (written.isBlank() || written.length() > LONGEST) {
            return List.of();
        }
        return meanings.keySet().stream()
                .filter(name -> distance(written, name) <= Math.max(written.length(), name.length()) / 3)
                .sorted(Comparator.comparingInt(name -> distance(written, name)))
                .map(meanings::get)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** How many letters have to be inserted, removed or changed; none where one text begins with the other. */
    private static int distance(String written, String name) {
        if (written.startsWith(name) || name.startsWith(written)) {
            return 0;
        }
        int[] row = new int[name.length() + 1];
        for (int j = 0; j <= name.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= written.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= name.length(); j++) {
                int change = diagonal + (written.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[name.length()];
    }
}
