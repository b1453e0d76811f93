package dev.pypack.pep;

/** Reads one version at a cursor, as leniently as PEP 440's appendix B has it, and builds its key. */
final class VersionParser {
    /** Python refuses to read longer numbers, and so does packaging. */
    static final int MOST_DIGITS = 4300;

    private static final String[] PRERELEASE_WORDS = {"alpha", "a", "beta", "b", "preview", "pre", "c", "rc"};
    private static final String[] POST_WORDS = {"post", "rev", "r"};

    private final Cursor cursor;
    private final VersionKey key = new VersionKey();
    private int components;

    VersionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    Version version() {
        epochAndRelease();
        int releaseEnd = key.length();
        boolean isFinal = !prerelease();
        int prereleaseEnd = key.length();
        isFinal &= !post();
        int postEnd = key.length();
        if (development() && isFinal) {
            key.onlyDevelopment(releaseEnd);
        }
        int publicEnd = key.length();
        local();
        return new Version(key.toString(), new Version.Ends(components, releaseEnd, prereleaseEnd, postEnd, publicEnd));
    }

    private void epochAndRelease() {
        if (!cursor.accept('v')) {
            cursor.accept('V');
        }
        int start = cursor.position();
        stepOverNumber("a version number");
        int end = cursor.position();
        if (cursor.accept('!')) {
            key.number(cursor.text(), start, end);
            start = cursor.position();
            stepOverNumber("a version number after the epoch");
        } else {
            key.zero();
        }
        release(start);
    }

    private void release(int firstNumber) {
        key.beginRelease();
        int number = firstNumber;
        while (true) {
            int end = cursor.position();
            components++;
            key.releaseNumber(cursor.text(), number, end);
            if (!cursor.accept('.')) {
                break;
            }
            if (!cursor.atDigit()) {
                cursor.moveTo(end);
                break;
            }
            number = cursor.position();
            stepOverNumber("a version number");
        }
        key.endRelease();
    }

    private boolean prerelease() {
        int start = cursor.position();
        if (!cursor.atEnd()) {
            acceptSeparator();
            for (String word : PRERELEASE_WORDS) {
                if (cursor.acceptIgnoringCase(word)) {
                    key.prerelease(kind(word));
                    acceptSeparator();
                    implicitNumber();
                    return true;
                }
            }
            cursor.moveTo(start);
        }
        key.noPrerelease();
        return false;
    }

    private static char kind(String word) {
        return switch (word.charAt(0)) {
            case 'a' -> VersionKey.ALPHA;
            case 'b' -> VersionKey.BETA;
            default -> VersionKey.CANDIDATE;
        };
    }

    private boolean post() {
        int start = cursor.position();
        if (cursor.accept('-') && cursor.atDigit()) {
            implicitNumber();
            return true;
        }
        cursor.moveTo(start);
        acceptSeparator();
        for (String word : POST_WORDS) {
            if (cursor.acceptIgnoringCase(word)) {
                acceptSeparator();
                implicitNumber();
                return true;
            }
        }
        cursor.moveTo(start);
        key.noPost();
        return false;
    }

    private boolean development() {
        int start = cursor.position();
        acceptSeparator();
        if (cursor.acceptIgnoringCase("dev")) {
            key.development();
            acceptSeparator();
            implicitNumber();
            return true;
        }
        cursor.moveTo(start);
        key.noDevelopment();
        return false;
    }

    private void local() {
        if (!cursor.accept('+')) {
            return;
        }
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
        if (digits) {
            requireReadable(start);
            key.localNumber(cursor.text(), start, cursor.position());
        } else {
            key.localWord(cursor.text(), start, cursor.position());
        }
    }

    private boolean acceptSeparator() {
        return cursor.accept('.') || cursor.accept('-') || cursor.accept('_');
    }

    /** A number that is zero where it isn't written. */
    private void implicitNumber() {
        int start = cursor.position();
        if (cursor.atDigit()) {
            stepOverNumber("a number");
        }
        key.number(cursor.text(), start, cursor.position());
    }

    private void stepOverNumber(String expected) {
        int start = cursor.position();
        cursor.skipDigits();
        if (cursor.position() == start) {
            throw cursor.fail("expected " + expected);
        }
        requireReadable(start);
    }

    private void requireReadable(int start) {
        if (cursor.position() - start > MOST_DIGITS) {
            throw cursor.failAt(start, "a number has at most " + MOST_DIGITS + " digits");
        }
    }
}
