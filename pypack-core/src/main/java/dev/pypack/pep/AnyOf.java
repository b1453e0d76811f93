package dev.pypack.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
        public String toString() {
            return terms.stream().map(MarkerNode::asTerm).collect(Collectors.joining(" and "));
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
        Optional<AllOf> decisive = alternatives.stream()
                .filter(alternative -> alternative.evaluate(environment))
                .findFirst();
        List<MarkerNode> terms = decisive.map(AllOf::terms)
                .orElseGet(() -> alternatives.stream()
                        .flatMap(alternative -> alternative.terms().stream())
                        .filter(term -> !term.evaluate(environment))
                        .toList());
        terms.forEach(term -> term.explain(environment, reasons));
    }

    /** Joins parts by {@code or}. */
    static MarkerNode anyOf(List<MarkerNode> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new AnyOf(parts.stream()
                        .flatMap(part -> part.alternatives().stream())
                        .toList());
    }

    /** Joins parts by {@code and}. */
    static MarkerNode allOf(List<MarkerNode> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new AnyOf(List.of(new AllOf(
                        parts.stream().flatMap(part -> part.terms().stream()).toList())));
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
