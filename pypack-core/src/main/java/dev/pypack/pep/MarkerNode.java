package dev.pypack.pep;

import java.util.List;

/** A part of a marker that has a value of its own. */
sealed interface MarkerNode permits Comparison, AnyOf {
    boolean evaluate(MarkerEnvironment environment);

    /** The parts that {@code and} joins to this one. */
    List<MarkerNode> terms();

    /** The parts that {@code or} joins to this one. */
    List<AnyOf.AllOf> alternatives();

    /** The part as it stands inside a longer marker. */
    String asTerm();
}
