package dev.pypack.pep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says the same in fewer words. */
final class MarkerSimplifier {
    /** Comparing each alternative with each other one costs the square of their number. */
    private static final int MOST_ALTERNATIVES_COMPARED = 1_000;

    private MarkerSimplifier() {}

    static MarkerNode simplify(MarkerNode node) {
        if (node instanceof AnyOf group) {
            Set<AnyOf.AllOf> alternatives = new LinkedHashSet<>();
            for (AnyOf.AllOf alternative : group.alternatives()) {
                alternatives.addAll(simplify(alternative).alternatives());
            }
            return joined(withoutImplied(alternatives));
        }
        return node;
    }

    private static MarkerNode simplify(AnyOf.AllOf alternative) {
        Set<MarkerNode> terms = new LinkedHashSet<>();
        for (MarkerNode term : alternative.terms()) {
            terms.addAll(simplify(term).terms());
        }
        return AnyOf.allOf(List.copyOf(terms));
    }

    /** Alternatives without those that hold only where another one does, because they demand more. */
    private static List<AnyOf.AllOf> withoutImplied(Set<AnyOf.AllOf> alternatives) {
        if (alternatives.size() > MOST_ALTERNATIVES_COMPARED) {
            return List.copyOf(alternatives);
        }
        List<Set<MarkerNode>> demands = new ArrayList<>();
        for (AnyOf.AllOf alternative : alternatives) {
            Set<MarkerNode> demand = new HashSet<>(alternative.terms());
            if (!demands.contains(demand)) {
                demands.add(demand);
            }
        }
        Set<Set<MarkerNode>> kept = new HashSet<>(demands.stream()
                .filter(demand -> demands.stream().noneMatch(other -> other != demand && demand.containsAll(other)))
                .toList());
        return alternatives.stream()
                .filter(alternative -> kept.remove(new HashSet<>(alternative.terms())))
                .collect(Collectors.toList());
    }

    private static MarkerNode joined(List<AnyOf.AllOf> alternatives) {
        return AnyOf.anyOf(alternatives.stream()
                .map(alternative -> AnyOf.allOf(alternative.terms()))
                .toList());
    }
}
