package dev.pypack.pep;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Terms joined by {@code and} and {@code or}, as written: true if all terms of some alternative are. A term that is
 * such a group itself stands in parentheses.
 */
record AnyOf(List<AllOf> alternatives) implements MarkerNode {
    AnyOf {
        alternatives = List.copyOf(alternatives);
    }

    /** Terms joined by {@code and}. */
    record AllOf(List<MarkerNode> terms) {
        AllOf {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return terms.stream().map(MarkerNode::asTerm).collect(Collectors.joining(" and "));
        }
    }

    /** All alternatives are evaluated, also behind a true one: a marker with a part that has no value has none. */
    @Override
    public boolean evaluate(MarkerEnvironment environment) {
        boolean any = false;
        for (AllOf alternative : alternatives) {
            boolean all = true;
            for (MarkerNode term : alternative.terms()) {
                all &= term.evaluate(environment);
            }
            any |= all;
        }
        return any;
    }

    @Override
    public List<MarkerNode> terms() {
        return alternatives.size() == 1 ? alternatives.get(0).terms() : List.of(this);
    }

    @Override
    public String asTerm() {
        return "(" + this + ")";
    }

    @Override
    public String toString() {
        return alternatives.stream().map(AllOf::toString).collect(Collectors.joining(" or "));
    }
}
