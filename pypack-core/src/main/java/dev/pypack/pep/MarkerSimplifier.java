package dev.pypack.pep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        Set<Set<MarkerNode>> least = leastDemands(demands);
        List<AnyOf.AllOf> kept = new ArrayList<>();
        for (AnyOf.AllOf alternative : alternatives) {
            if (least.remove(new HashSet<>(alternative.terms()))) {
                kept.add(alternative);
            }
        }
        return kept;
    }

    private static Set<Set<MarkerNode>> leastDemands(List<Set<MarkerNode>> demands) {
        Set<Set<MarkerNode>> least = new HashSet<>();
        for (Set<MarkerNode> demand : demands) {
            if (!demandsMoreThanAnother(demand, demands)) {
                least.add(demand);
            }
        }
        return least;
    }

    private static boolean demandsMoreThanAnother(Set<MarkerNode> demand, List<Set<MarkerNode>> demands) {
        for (Set<MarkerNode> other : demands) {
            if (other != demand && demand.containsAll(other)) {
                return true;
            }
        }
        return false;
    }

    private static MarkerNode joined(List<AnyOf.AllOf> alternatives) {
        List<MarkerNode> parts = new ArrayList<>();
        for (AnyOf.AllOf alternative : alternatives) {
            parts.add(AnyOf.allOf(alternative.terms()));
        }
        return AnyOf.anyOf(parts);
    }
}
