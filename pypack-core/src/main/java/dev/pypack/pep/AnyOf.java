package dev.pypack.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;

/**
 * Terms joined by {@code and} and {@code or}, as written: true if all terms of some alternative are. A term that is
 * such a group itself stands in parentheses. Equality is written out: that of records is put together at run time, which
 * takes longer than to compare all markers of a lock.
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

        boolean evaluate(MarkerEnvironment environment) {
            boolean all = true;
            for (MarkerNode term : terms) {
                all &= term.evaluate(environment);
            }
            return all;
        }

        PartialNode evaluatePartly(MarkerEnvironment environment, Set<String> unknown) {
            boolean holds = true;
            List<MarkerNode> open = new ArrayList<>();
            for (MarkerNode term : terms) {
                PartialNode part = term.evaluatePartly(environment, unknown);
                if (part instanceof PartialNode.Decided decided) {
                    holds &= decided.holds();
                } else if (part instanceof PartialNode.Open remainder) {
                    open.add(remainder.node());
                }
            }
            return !holds || open.isEmpty() ? new PartialNode.Decided(holds) : new PartialNode.Open(allOf(open));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof AllOf allOf && terms.equals(allOf.terms);
        }

        @Override
        public int hashCode() {
            return terms.hashCode();
        }

        @Override
        public String toString() {
            StringJoiner joined = new StringJoiner(" and ");
            for (MarkerNode term : terms) {
                joined.add(term.asTerm());
            }
            return joined.toString();
        }
    }

    /** All alternatives are evaluated, also behind a true one: a marker with a part that has no value has none. */
    @Override
    public boolean evaluate(MarkerEnvironment environment) {
        boolean any = false;
        for (AllOf alternative : alternatives) {
            any |= alternative.evaluate(environment);
        }
        return any;
    }

    @Override
    public PartialNode evaluatePartly(MarkerEnvironment environment, Set<String> unknown) {
        boolean holds = false;
        List<MarkerNode> open = new ArrayList<>();
        for (AllOf alternative : alternatives) {
            PartialNode part = alternative.evaluatePartly(environment, unknown);
            if (part instanceof PartialNode.Decided decided) {
                holds |= decided.holds();
            } else if (part instanceof PartialNode.Open remainder) {
                open.add(remainder.node());
            }
        }
        return holds || open.isEmpty() ? new PartialNode.Decided(holds) : new PartialNode.Open(anyOf(open));
    }

    @Override
    public Optional<MarkerNode> negated() {
        List<MarkerNode> negated = new ArrayList<>();
        for (AllOf alternative : alternatives) {
            List<MarkerNode> negatedTerms = new ArrayList<>();
            for (MarkerNode term : alternative.terms()) {
                Optional<MarkerNode> negatedTerm = term.negated();
                if (negatedTerm.isEmpty()) {
                    return Optional.empty();
                }
                negatedTerms.add(negatedTerm.get());
            }
            negated.add(anyOf(negatedTerms));
        }
        return Optional.of(allOf(negated));
    }

    @Override
    public void explain(MarkerEnvironment environment, Consumer<Comparison> reasons) {
        for (MarkerNode term : decisiveTerms(environment)) {
            term.explain(environment, reasons);
        }
    }

    private List<MarkerNode> decisiveTerms(MarkerEnvironment environment) {
        for (AllOf alternative : alternatives) {
            if (alternative.evaluate(environment)) {
                return alternative.terms();
            }
        }
        return failingTerms(environment);
    }

    private List<MarkerNode> failingTerms(MarkerEnvironment environment) {
        List<MarkerNode> failing = new ArrayList<>();
        for (AllOf alternative : alternatives) {
            for (MarkerNode term : alternative.terms()) {
                if (!term.evaluate(environment)) {
                    failing.add(term);
                }
            }
        }
        return failing;
    }

    /** Joins parts by {@code or}. */
    static MarkerNode anyOf(List<MarkerNode> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<AllOf> joined = new ArrayList<>();
        for (MarkerNode part : parts) {
            joined.addAll(part.alternatives());
        }
        return new AnyOf(joined);
    }

    /** Joins parts by {@code and}. */
    static MarkerNode allOf(List<MarkerNode> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<MarkerNode> joined = new ArrayList<>();
        for (MarkerNode part : parts) {
            joined.addAll(part.terms());
        }
        return new AnyOf(List.of(new AllOf(joined)));
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
    public boolean equals(Object other) {
        return other instanceof AnyOf anyOf && alternatives.equals(anyOf.alternatives);
    }

    @Override
    public int hashCode() {
        return alternatives.hashCode();
    }

    @Override
    public String toString() {
        StringJoiner joined = new StringJoiner(" or ");
        for (AllOf alternative : alternatives) {
            joined.add(alternative.toString());
        }
        return joined.toString();
    }
}
