package dev.pypack.project.edit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Where a requirement goes in a list: behind those of the same package; else, in a list that is sorted by names, by letters
 * or by letters whatever their case, to its place; else to the end.
 */
final class SortedPlace {
    private static final List<Function<WrittenRequirement, String>> ORDERS = List.of(
            WrittenRequirement::name, each -> each.toString().toLowerCase(Locale.ROOT), WrittenRequirement::toString);

    private final List<RequirementArray.Entry> entries;
    private final int size;

    /** In a list of this size, which can hold more than requirements. */
    SortedPlace(List<RequirementArray.Entry> entries, int size) {
        this.entries = entries;
        this.size = size;
    }

    /** Before which element it goes; the size of the list for the end. */
    int of(WrittenRequirement added) {
        int last = -1;
        for (RequirementArray.Entry entry : entries) {
            if (entry.requirement().name().equals(added.name())) {
                last = entry.index();
            }
        }
        return last < 0 ? sorted(added) : last + 1;
    }

    private int sorted(WrittenRequirement added) {
        return ORDERS.stream()
                .map(Comparator::comparing)
                .filter(this::isSorted)
                .findFirst()
                .map(order -> before(added, order))
                .orElse(size);
    }

    private boolean isSorted(Comparator<WrittenRequirement> order) {
        for (int i = 1; i < entries.size(); i++) {
            if (order.compare(entries.get(i - 1).requirement(), entries.get(i).requirement()) > 0) {
                return false;
            }
        }
        return true;
    }

    private int before(WrittenRequirement added, Comparator<WrittenRequirement> order) {
        return entries.stream()
                .filter(entry -> order.compare(added, entry.requirement()) < 0)
                .findFirst()
                .map(RequirementArray.Entry::index)
                .orElseGet(() -> entries.isEmpty()
                        ? size
                        : entries.get(entries.size() - 1).index() + 1);
    }
}
