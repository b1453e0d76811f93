package dev.pypack.store;

import java.time.Instant;
import java.util.List;

/**
 * What a store holds of one kind.
 *
 * @param kind the name of its folder, such as {@code files} or {@code python}
 * @param items how many there are, at least 1
 * @param bytes their size
 * @param oldest when the one was used that was used longest ago, give or take an hour
 * @param newest when the one was used that was used last
 */
public record StoreShelf(String kind, int items, long bytes, Instant oldest, Instant newest) {
    static StoreShelf of(String kind, List<StoreItem> items) {
        List<Instant> used = items.stream().map(StoreItem::used).sorted().toList();
        long bytes = items.stream().mapToLong(StoreItem::bytes).sum();
        return new StoreShelf(kind, items.size(), bytes, used.get(0), used.get(used.size() - 1));
    }
}
