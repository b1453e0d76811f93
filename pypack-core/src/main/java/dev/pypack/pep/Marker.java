package dev.pypack.pep;

import java.util.ArrayList;
import java.util.List;

/**
 * An environment marker: the condition under which a requirement applies. Markers are equal if they read alike.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers">
 *     Dependency specifiers, environment markers (PEP 508)</a>
 */
public final class Marker {
    private final MarkerNode root;

    Marker(MarkerNode root) {
        this.root = root;
    }

    /**
     * Reads a marker.
     *
     * @param text the marker, such as {@code python_version >= "3.9" and sys_platform == "linux"}
     * @return the marker
     * @throws InvalidPep if the text is no marker, or nests more than 500 parentheses
     */
    public static Marker parse(String text) {
        Cursor cursor = new Cursor(text);
        MarkerNode root = new MarkerParser(cursor).marker();
        cursor.expectEnd("'and', 'or' or the end of the marker");
        return new Marker(root);
    }

    /**
     * Whether the condition holds.
     *
     * @param environment the values to compare with
     * @return true if it does
     * @throws UndefinedMarkerVariable if a part of the marker, needed or not, has no value in the environment
     */
    public boolean evaluate(MarkerEnvironment environment) {
        return root.evaluate(environment);
    }

    /**
     * The marker that holds if both this and another one do.
     *
     * @param other the other
     * @return {@code this and other}, with parentheses where they are needed
     */
    public Marker and(Marker other) {
        List<MarkerNode> terms = new ArrayList<>(root.terms());
        terms.addAll(other.root.terms());
        return new Marker(new AnyOf(List.of(new AnyOf.AllOf(terms))));
    }

    /**
     * The marker that holds if this or another one does.
     *
     * @param other the other
     * @return {@code this or other}
     */
    public Marker or(Marker other) {
        List<AnyOf.AllOf> alternatives = new ArrayList<>(root.alternatives());
        alternatives.addAll(other.root.alternatives());
        return new Marker(new AnyOf(alternatives));
    }

    /** The marker that holds if one extra is asked for. */
    static Marker ofExtra(String extra) {
        return new Marker(Comparison.of(
                new Comparison.Variable(MarkerEnvironment.EXTRA), MarkerOperator.EQUAL, new Comparison.Literal(extra)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Marker marker && root.equals(marker.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    /**
     * The marker with one blank between its parts, texts in double quotes where they can be, and no parentheses round a
     * single comparison.
     *
     * @return a text that reads as this marker
     */
    @Override
    public String toString() {
        return root.toString();
    }
}
