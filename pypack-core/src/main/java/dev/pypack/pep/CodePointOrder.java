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
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return Integer.compare(place(left.charAt(i)), place(right.charAt(i)));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Surrogates stand for code points beyond all that one code unit holds. */
    private static int place(char c) {
        return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
    }
}
