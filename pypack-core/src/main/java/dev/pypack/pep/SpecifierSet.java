package dev.pypack.pep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A version specifier: clauses that a version must satisfy, all of them. An empty one is satisfied by every version.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Version specifiers, PEP
 *     440</a>
 */
public final class SpecifierSet {
    private final List<Specifier> specifiers;

    private SpecifierSet(List<Specifier> specifiers) {
        Map<String, Specifier> byText = new TreeMap<>(CodePointOrder.INSTANCE);
        for (Specifier specifier : specifiers) {
            byText.put(specifier.toString(), specifier);
        }
        // Clauses that are equal may be written in two ways: ==1.0 and ==1.0.0.
        this.specifiers = List.copyOf(new LinkedHashSet<>(byText.values()));
    }

    /**
     * Reads clauses separated by commas.
     *
     * @param text the clauses; white space round each and empty ones are ignored
     * @return the specifier
     * @throws InvalidPep if a clause is none
     */
    public static SpecifierSet parse(String text) {
        return parse(text, 0, text.length());
    }

    /** Reads the clauses in a part of a text. */
    static SpecifierSet parse(String text, int start, int end) {
        List<Specifier> specifiers = new ArrayList<>();
        int clause = start;
        while (clause < end) {
            int comma = text.indexOf(',', clause);
            int clauseEnd = comma < 0 || comma > end ? end : comma;
            Cursor cursor = new Cursor(text, clause, clauseEnd);
            cursor.skipSpace();
            if (!cursor.atEnd()) {
                specifiers.add(Specifier.parse(cursor));
            }
            clause = clauseEnd + 1;
        }
        return new SpecifierSet(specifiers);
    }

    /**
     * The clauses.
     *
     * @return each once, in the order of their texts
     */
    public List<Specifier> specifiers() {
        return specifiers;
    }

    /**
     * Whether every version satisfies this specifier, because it has no clauses.
     *
     * @return true if it has none
     */
    public boolean isEmpty() {
        return specifiers.isEmpty();
    }

    /**
     * Whether a version satisfies every clause. A pre-release may: a single version has no alternative that would be
     * preferred to it (PEP 440, "Handling of pre-releases").
     *
     * @param version the version
     * @return true if it does
     */
    public boolean contains(Version version) {
        for (Specifier specifier : specifiers) {
            if (!specifier.contains(version)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a version satisfies every clause, with a say on pre-releases.
     *
     * @param version the version
     * @param prereleases whether pre-releases are acceptable at all
     * @return true if it does
     */
    public boolean contains(Version version, boolean prereleases) {
        return (prereleases || !version.isPrerelease()) && contains(version);
    }

    /**
     * The specifier that only what satisfies both this and another one satisfies.
     *
     * @param other the other
     * @return the clauses of both
     */
    public SpecifierSet and(SpecifierSet other) {
        List<Specifier> both = new ArrayList<>(specifiers);
        both.addAll(other.specifiers);
        return new SpecifierSet(both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpecifierSet set && specifiers.equals(set.specifiers);
    }

    @Override
    public int hashCode() {
        return specifiers.hashCode();
    }

    /**
     * The clauses as they were written, sorted, with commas between them.
     *
     * @return empty if there are none
     */
    @Override
    public String toString() {
        StringJoiner joined = new StringJoiner(",");
        for (Specifier specifier : specifiers) {
            joined.add(specifier.toString());
        }
        return joined.toString();
    }
}
