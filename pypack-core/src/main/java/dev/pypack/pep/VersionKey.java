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

    private static final char DEVELOPMENT_OF_FINAL = 1;
    private static final char ALPHA = 2;
    private static final char BETA = 3;
    private static final char CANDIDATE = 4;
    static final char FINAL = 5;

    static final char NO_POST = 0;
    static final char DEVELOPMENT = 0;
    private static final char NO_DEVELOPMENT = 1;

    private static final char LOCAL_WORD = 1;
    private static final char LOCAL_NUMBER = 2;

    private final StringBuilder key = new StringBuilder(32);

    int length() {
        return key.length();
    }

    /** Adds a number, given as decimal digits without leading zeros. */
    void number(CharSequence text, int start, int end) {
        if (text.charAt(start) == '0') {
            key.append(ZERO);
        } else {
            key.append((char) (end - start + 1)).append(text, start, end);
        }
    }

    /** Ends the release, whose trailing zeros begin at a length of the key. */
    void endRelease(int lengthWithoutTrailingZeros) {
        key.setLength(lengthWithoutTrailingZeros);
        key.append(END);
    }

    void prerelease(char letter) {
        key.append(
                switch (letter) {
                    case 'a' -> ALPHA;
                    case 'b' -> BETA;
                    default -> CANDIDATE;
                });
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

    void development() {
        key.append(DEVELOPMENT);
    }

    void noDevelopment() {
        key.append(NO_DEVELOPMENT);
    }

    void localWord(CharSequence text, int start, int end) {
        key.append(LOCAL_WORD).append(text, start, end).append(END);
    }

    void localNumber(CharSequence text, int start, int end) {
        key.append(LOCAL_NUMBER);
        number(text, start, end);
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
