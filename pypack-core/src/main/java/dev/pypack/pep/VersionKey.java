package dev.pypack.pep;

/**
 * The order of PEP 440 as a string: versions compare as their keys do, character by character.
 *
 * <p>A number is the count of its digits plus one, then its digits; zero has none. So of two numbers the longer is the
 * greater, of two as long the one whose text is, and nothing overflows. The parts follow one another as they weigh:
 * epoch, release without trailing zeros, {@link #END}, pre-release, post-release, development release, local version.
 */
final class VersionKey {
    static final char END = 0;
    static final char ZERO = 1;

    static final char DEVELOPMENT_OF_FINAL = 1;
    static final char ALPHA = 2;
    static final char BETA = 3;
    static final char CANDIDATE = 4;
    static final char FINAL = 5;

    static final char NO_POST = 0;
    static final char DEVELOPMENT = 0;
    static final char NO_DEVELOPMENT = 1;

    static final char LOCAL_WORD = 1;
    static final char LOCAL_NUMBER = 2;

    private final StringBuilder key = new StringBuilder(32);
    private int lengthWithoutTrailingZeros;

    int length() {
        return key.length();
    }

    void zero() {
        key.append(ZERO);
    }

    /** Adds the number in a part of a text, which may have leading zeros. */
    void number(String text, int start, int end) {
        int first = start;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        if (first == end) {
            zero();
        } else {
            key.append((char) (end - first + 1)).append(text, first, end);
        }
    }

    void beginRelease() {
        lengthWithoutTrailingZeros = key.length();
    }

    void releaseNumber(String text, int start, int end) {
        number(text, start, end);
        if (key.charAt(key.length() - 1) != ZERO) {
            lengthWithoutTrailingZeros = key.length();
        }
    }

    void endRelease() {
        key.setLength(lengthWithoutTrailingZeros);
        key.append(END);
    }

    /** Adds the kind of a pre-release; its number follows. */
    void prerelease(char kind) {
        key.append(kind);
    }

    void noPrerelease() {
        key.append(FINAL);
    }

    /** Says that all that follows the release is a development number, which sorts it before every pre-release. */
    void onlyDevelopment(int releaseEnd) {
        key.setCharAt(releaseEnd, DEVELOPMENT_OF_FINAL);
    }

    void noPost() {
        key.append(NO_POST);
    }

    /** Says that a development number follows. */
    void development() {
        key.append(DEVELOPMENT);
    }

    void noDevelopment() {
        key.append(NO_DEVELOPMENT);
    }

    /** Adds a segment of ASCII letters and digits, in lower case. */
    void localWord(String text, int start, int end) {
        key.append(LOCAL_WORD);
        for (int place = start; place < end; place++) {
            key.append((char) (text.charAt(place) | 0x20));
        }
        key.append(END);
    }

    void localNumber(String text, int start, int end) {
        key.append(LOCAL_NUMBER);
        number(text, start, end);
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
