package dev.pypack.store;

import dev.pypack.build.ByteCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

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

    /**
     * The kind in a list of all, as people read it.
     *
     * @param now when they do
     * @return one line
     */
    public String toLine(Instant now) {
        return String.format(
                Locale.ROOT,
                "%-10s %6d  %10s  used %s",
                kind,
                items,
                ByteCount.inWords(bytes),
                daysAgo(
                        Duration.between(newest, now).toDays(),
                        Duration.between(oldest, now).toDays()));
    }

    private static String daysAgo(long least, long most) {
        String days = least == most ? String.valueOf(most) : least + " to " + most;
        return most == 0 ? "today" : days + (most == 1 && least == 1 ? " day ago" : " days ago");
    }
}
