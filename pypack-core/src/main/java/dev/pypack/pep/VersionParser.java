package dev.pypack.pep;

/** Reads one version at a cursor, as leniently as PEP 440's appendix B has it, and builds its normal form and its key. */
final class VersionParser {
    /** Python refuses to read longer numbers, and so does packaging. */
    static final int MOST_DIGITS = 4300;

    private static final String[] PRERELEASE_WORDS = {"alpha", "a", "beta", "b", "preview", "pre", "c", "rc"};
    private static final String[] POST_WORDS = {"post", "rev", "r"};

    private final Cursor cursor;
    private final StringBuilder text = new StringBuilder(24);
    private final VersionKey key = new VersionKey();
    private int components;
    private boolean prerelease;
    private boolean post;
    private boolean development;

    VersionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    Version version() {
        epochAndRelease();
        int releaseEnd = key.length();
        prerelease();
        int prereleaseEnd = key.length();
        post();
        int postEnd = key.length();
        development();
        if (development && !prerelease && !post) {
            key.onlyDevelopment(releaseEnd);
        }
        int publicEnd = key.length();
        local();
        Version.Ends ends = new Version.Ends(components, releaseEnd, prereleaseEnd, postEnd, publicEnd);
        return new Version(text.toString(), key.toString(), ends);
    }

    private void epochAndRelease() {
        if (!cursor.accept('v')) {
            cursor.accept('V');
        }
        int start = text.length();
        number("a version number");
        if (cursor.accept('!')) {
            key.number(text, start, text.length());
            if (text.charAt(start) == '0') {
                text.setLength(start);
            } else {
                text.append('!');
            }
            start = text.length();
            number("a version number after the epoch");
        } else {
            key.number("0", 0, 1);
        }
        release(start);
    }

    private void release(int firstComponent) {
        int component = firstComponent;
        int lengthWithoutTrailingZeros = key.length();
        while (true) {
            components++;
            key.number(text, component, text.length());
            if (text.charAt(component) != '0') {
                lengthWithoutTrailingZeros = key.length();
            }
            int beforeDot = cursor.position();
            if (!cursor.accept('.')) {
                break;
            }
            if (!cursor.atDigit()) {
                cursor.moveTo(beforeDot);
                break;
            }
            text.append('.');
            component = text.length();
            number("a version number");
        }
        key.endRelease(lengthWithoutTrailingZeros);
    }

    private void prerelease() {
        if (cursor.atEnd()) {
            key.noPrerelease();
            return;
        }
        int start = cursor.position();
        acceptSeparator();
        for (String word : PRERELEASE_WORDS) {
            if (cursor.acceptIgnoringCase(word)) {
                prerelease = true;
                String letter = normalLetter(word);
                text.append(letter);
                key.prerelease(letter.charAt(0));
                acceptSeparator();
                implicitNumber();
                return;
            }
        }
        cursor.moveTo(start);
        key.noPrerelease();
    }

    private static String normalLetter(String word) {
        return switch (word.charAt(0)) {
            case 'a' -> "a";
            case 'b' -> "b";
            default -> "rc";
        };
    }

    private void post() {
        if (cursor.atEnd()) {
            key.noPost();
            return;
        }
        int start = cursor.position();
        if (cursor.accept('-') && cursor.atDigit()) {
            postNumber();
            return;
        }
        cursor.moveTo(start);
        acceptSeparator();
        for (String word : POST_WORDS) {
            if (cursor.acceptIgnoringCase(word)) {
                acceptSeparator();
                postNumber();
                return;
            }
        }
        cursor.moveTo(start);
        key.noPost();
    }

    private void postNumber() {
        post = true;
        text.append(".post");
        implicitNumber();
    }

    private void development() {
        int start = cursor.position();
        acceptSeparator();
        if (cursor.acceptIgnoringCase("dev")) {
            development = true;
            text.append(".dev");
            key.development();
            acceptSeparator();
            implicitNumber();
        } else {
            cursor.moveTo(start);
            key.noDevelopment();
        }
    }

    private void local() {
        if (!cursor.accept('+')) {
            return;
        }
        text.append('+');
        segment();
        while (true) {
            int beforeSeparator = cursor.position();
            if (!acceptSeparator()) {
                return;
            }
            if (!Python.isAsciiAlphanumeric(cursor.peek())) {
                cursor.moveTo(beforeSeparator);
                return;
            }
            text.append('.');
            segment();
        }
    }

    private void segment() {
        int start = cursor.position();
        boolean digits = true;
        while (Python.isAsciiAlphanumeric(cursor.peek())) {
            digits &= cursor.atDigit();
            cursor.advance();
        }
        if (cursor.position() == start) {
            throw cursor.fail("expected letters or digits of a local version");
        }
        int segment = text.length();
        if (digits) {
            cursor.moveTo(start);
            number("a number");
            key.localNumber(text, segment, text.length());
        } else {
            appendLowerCase(cursor.since(start));
            key.localWord(text, segment, text.length());
        }
    }

    private void appendLowerCase(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            text.append(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
        }
    }

    private boolean acceptSeparator() {
        return cursor.accept('.') || cursor.accept('-') || cursor.accept('_');
    }

    /** A number that is zero where it isn't written. */
    private void implicitNumber() {
        int start = text.length();
        if (cursor.atDigit()) {
            number("a number");
        } else {
            text.append('0');
        }
        key.number(text, start, text.length());
    }

    /** Copies a number without its leading zeros. */
    private void number(String expected) {
        int start = cursor.position();
        cursor.skipDigits();
        int length = cursor.position() - start;
        if (length == 0) {
            throw cursor.fail("expected " + expected);
        }
        if (length > MOST_DIGITS) {
            throw cursor.failAt(start, "a number has at most " + MOST_DIGITS + " digits");
        }
        cursor.copyNumber(start, text);
    }
}
