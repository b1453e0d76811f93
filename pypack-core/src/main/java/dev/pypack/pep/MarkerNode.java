package dev.pypack.pep;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A part of a marker that has a value of its own. */
sealed interface MarkerNode permits Comparison, AnyOf {
    boolean evaluate(MarkerEnvironment environment);

    /** The part with what is known put in for it, where some variables are unknown. */
    PartialNode evaluatePartly(MarkerEnvironment environment, Set<String> unknown);

    /** The part that holds where this one doesn't, if comparisons can say so. */
    Optional<MarkerNode> negated();

    /** Hands over the comparisons because of which the part has its value. */
    void explain(MarkerEnvironment environment, Consumer<Comparison> reasons);

    /** The parts that {@code and} joins to this one. */
    List<MarkerNode> terms();

    /** The parts that {@code or} joins to this one. */
    List<AnyOf.AllOf> alternatives();

    /** The part as it stands inside a longer marker. */
    String asTerm();

    /** A part, or its value. */
    sealed interface PartialNode {
        record Decided(boolean holds) implements PartialNode {}

        record Open(MarkerNode node) implements PartialNode {}
    }
}
