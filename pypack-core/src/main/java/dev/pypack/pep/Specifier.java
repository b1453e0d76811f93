package dev.pypack.pep;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One clause of a version specifier, such as {@code >=1.0}: an operator and a version. Clauses are equal if they have
 * the same operator and equal versions; those of {@code ===} and {@code .*} if they are written alike.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Version specifiers, PEP
 *     440</a>
 */
public final class Specifier {
    private final Operator operator;
    private final String versionText;
    /** Absent for {@code ===} only, which compares texts. */
    private final @Nullable Version version;

    private enum Operator {
        ARBITRARY("==="),
        COMPATIBLE("~="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        GREATER(">");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        private boolean allowsLocalAndPrefix() {
            return this == EQUAL || this == NOT_EQUAL;
        }
    }

    private Specifier(Operator operator, String versionText, @Nullable Version version) {
        this.operator = operator;
        this.versionText = versionText;
        this.version = version;
    }

    /**
     * Reads one clause.
     *
     * @param text the clause; white space round it and its operator is ignored
     * @return the clause
     * @throws InvalidPep if the text is no clause
     */
    public static Specifier parse(String text) {
        return parse(new Cursor(text));
    }

    /** Reads the clause that fills a cursor. */
    static Specifier parse(Cursor cursor) {
        cursor.skipSpace();
        Operator operator = operator(cursor);
        cursor.skipSpace();
        Specifier specifier = operator == Operator.ARBITRARY ? arbitrary(cursor) : ordered(operator, cursor);
        cursor.skipSpace();
        cursor.expectEnd("the end of the version specifier");
        return specifier;
    }

    private static Operator operator(Cursor cursor) {
        for (Operator operator : Operator.values()) {
            if (cursor.accept(operator.symbol)) {
                return operator;
            }
        }
        throw cursor.fail("expected one of ===, ~=, ==, !=, <=, >=, <, >");
    }

    private static Specifier arbitrary(Cursor cursor) {
        int start = cursor.position();
        while (!cursor.atEnd() && isArbitrary(cursor.peek())) {
            cursor.advance();
        }
        return new Specifier(Operator.ARBITRARY, cursor.since(start), null);
    }

    static boolean isArbitrary(char c) {
        return c != ';' && c != ')' && !Python.isSpace(c);
    }

    private static Specifier ordered(Operator operator, Cursor cursor) {
        int start = cursor.position();
        Version version = new VersionParser(cursor).version();
        if (operator == Operator.COMPATIBLE && version.releaseComponents() < 2) {
            throw cursor.failAt(start, "~= needs a version of two numbers or more");
        }
        if (version.hasLocal() && !operator.allowsLocalAndPrefix()) {
            throw cursor.failAt(start, "a local version goes with == and != only");
        }
        int end = cursor.position();
        if (cursor.accept(".*")) {
            if (!operator.allowsLocalAndPrefix()) {
                throw cursor.failAt(end, ".* goes with == and != only");
            }
            if (!version.isRelease()) {
                throw cursor.failAt(end, ".* goes behind a release only");
            }
        }
        return new Specifier(operator, cursor.since(start), version);
    }

    /**
     * The operator.
     *
     * @return one of {@code ===}, {@code ~=}, {@code ==}, {@code !=}, {@code <=}, {@code >=}, {@code <}, {@code >}
     */
    public String operator() {
        return operator.symbol;
    }

    /**
     * The version, as written.
     *
     * @return a version in any spelling, for {@code ==} and {@code !=} perhaps with {@code .*} behind it; any text for
     *     {@code ===}
     */
    public String version() {
        return versionText;
    }

    /**
     * Whether a version satisfies this clause. Pre-releases are versions like any other.
     *
     * @param candidate the version
     * @return true if it does
     */
    public boolean contains(Version candidate) {
        Version bound = version;
        if (bound == null) {
            return containsText(candidate.toString());
        }
        return switch (operator) {
            case EQUAL -> isPrefix() ? hasPrefix(candidate, bound) : isSame(candidate, bound);
            case NOT_EQUAL -> isPrefix() ? !hasPrefix(candidate, bound) : !isSame(candidate, bound);
            case COMPATIBLE ->
                candidate.compareTo(bound) >= 0 && candidate.hasReleasePrefix(bound, bound.releaseComponents() - 1);
            case AT_LEAST -> candidate.compareTo(bound) >= 0;
            case AT_MOST -> candidate.comparePublicTo(bound) <= 0;
            case LESS -> isBefore(candidate, bound);
            case GREATER -> isAfter(candidate, bound);
            case ARBITRARY -> throw new IllegalStateException("=== has no version");
        };
    }

    /** Whether a text, which need be no version, satisfies this clause. */
    boolean contains(String text, @Nullable Version asVersion) {
        if (operator == Operator.ARBITRARY) {
            return containsText(text);
        }
        return asVersion != null && contains(asVersion);
    }

    private boolean containsText(String text) {
        return text.toLowerCase(Locale.ROOT).equals(versionText.toLowerCase(Locale.ROOT));
    }

    private boolean isPrefix() {
        return versionText.endsWith(".*");
    }

    private static boolean hasPrefix(Version candidate, Version prefix) {
        return candidate.hasReleasePrefix(prefix, prefix.releaseComponents());
    }

    private static boolean isSame(Version candidate, Version bound) {
        return bound.hasLocal() ? candidate.equals(bound) : candidate.comparePublicTo(bound) == 0;
    }

    /** {@code <1.0} leaves out the pre-releases of 1.0, which sort before it; {@code <1.0rc1} does not. */
    private static boolean isBefore(Version candidate, Version bound) {
        return candidate.compareTo(bound) < 0 && (bound.isPrerelease() || !candidate.leadsTo(bound));
    }

    /** {@code >1.0} leaves out the post-releases and local versions of 1.0, which sort after it. */
    private static boolean isAfter(Version candidate, Version bound) {
        return candidate.comparePublicTo(bound) > 0
                && (bound.isPostrelease() || bound.isDevrelease() || !candidate.hasPrereleaseOf(bound));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Specifier specifier
                && operator == specifier.operator
                && identity().equals(specifier.identity());
    }

    @Override
    public int hashCode() {
        return 31 * operator.symbol.hashCode() + identity().hashCode();
    }

    /** What clauses of one operator are compared by: {@code ~=1.0} and {@code ~=1.0.0} mean different things. */
    private Object identity() {
        if (version == null || isPrefix()) {
            return versionText;
        }
        return operator == Operator.COMPATIBLE ? version.toString() : version;
    }

    /**
     * The clause as it was written, without white space.
     *
     * @return operator and version
     */
    @Override
    public String toString() {
        return operator.symbol + versionText;
    }
}
