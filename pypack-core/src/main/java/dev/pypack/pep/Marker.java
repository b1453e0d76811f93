package dev.pypack.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * What is left of the condition when all but some values are known, as those of a target are while its extras are
     * not.
     *
     * @param environment the known values
     * @param unknown the names of the variables whose values are not known; what the environment has for them is not
     *     looked at
     * @return whether the condition holds, or the condition on the unknown that is left
     * @throws UndefinedMarkerVariable if a part that is not on the unknown has no value in the environment
     */
    public PartialMarker evaluatePartly(MarkerEnvironment environment, Set<String> unknown) {
        MarkerNode.PartialNode part = root.evaluatePartly(environment, unknown);
        return part instanceof MarkerNode.PartialNode.Open open
                ? new PartialMarker.Open(new Marker(open.node()))
                : new PartialMarker.Decided(((MarkerNode.PartialNode.Decided) part).holds());
    }

    /**
     * Why the condition holds or doesn't.
     *
     * @param environment the values to compare with
     * @return the comparisons that decide, and the values that decide them
     * @throws UndefinedMarkerVariable as {@link #evaluate}
     */
    public MarkerExplanation explain(MarkerEnvironment environment) {
        boolean holds = evaluate(environment);
        List<MarkerExplanation.Reason> reasons = new ArrayList<>();
        root.explain(
                environment,
                comparison -> reasons.add(new MarkerExplanation.Reason(
                        comparison.toString(),
                        comparison.evaluate(environment),
                        comparison.variable(),
                        environment.shown(comparison.variable()))));
        return new MarkerExplanation(holds, reasons);
    }

    /**
     * This marker with fewer words: no needless parentheses, nothing said twice, and no alternative that holds only
     * where another one does.
     *
     * @return a marker that has this one's value wherever this one has a value
     */
    public Marker simplified() {
        return new Marker(MarkerSimplifier.simplify(root));
    }

    /**
     * The marker that holds if this one doesn't. Not every comparison has an opposite: {@code ~=} has none, and an order
     * has one only for {@code python_version}, because of pre-releases.
     *
     * @return the opposite, if each comparison has one
     */
    public Optional<Marker> negated() {
        return root.negated().map(Marker::new);
    }

    /**
     * The marker that holds if both this and another one do.
     *
     * @param other the other
     * @return {@code this and other}, with parentheses where they are needed
     */
    public Marker and(Marker other) {
        return new Marker(AnyOf.allOf(List.of(root, other.root)));
    }

    /**
     * The marker that holds if this or another one does.
     *
     * @param other the other
     * @return {@code this or other}
     */
    public Marker or(Marker other) {
        return new Marker(AnyOf.anyOf(List.of(root, other.root)));
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
