package dev.pypack.pep;

import java.util.Comparator;

/** The order that Python gives texts, by code points; Java's, by code units, puts some symbols elsewhere. */
public enum CodePointOrder implements Comparator<String> {
    /** The only one. */
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        return hasPairs(left) || hasPairs(right) ? compareCodePoints(left, right) : left.compareTo(right);
    }

    /** Known without looking where all of a text is Latin 1, as nearly all names of files are. */
    private static boolean hasPairs(String text) {
        return text.codePointCount(0, text.length()) < text.length();
    }

    private static int compareCodePoints(String left, String right) {
        int i = 0;
        while (i < left.length() && i < right.length()) {
            int point = left.codePointAt(i);
            int order = Integer.compare(point, right.codePointAt(i));
            if (order != 0) {
                return order;
            }
            i += Character.charCount(point);
        }
        return Integer.compare(left.length(), right.length());
    }
}
