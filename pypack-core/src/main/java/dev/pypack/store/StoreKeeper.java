package dev.pypack.store;

import dev.pypack.build.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks after a store: says what is in it, verifies it, and deletes what nobody needs. Builds may run meanwhile. */
public final class StoreKeeper {
    private final Store store;

    /**
     * The keeper of a store.
     *
     * @param store the store
     */
    public StoreKeeper(Store store) {
        this.store = store;
    }

    /**
     * What the store holds.
     *
     * @return its kinds, by name; none where there is no store yet
     * @throws EnvironmentFailure if it can't be read
     */
    public List<StoreShelf> shelves() {
        try {
            Map<String, List<StoreItem>> byKind = StoreItem.in(store.root()).stream()
                    .collect(Collectors.groupingBy(StoreItem::kind, TreeMap::new, Collectors.toList()));
            return byKind.entrySet().stream()
                    .map(each -> StoreShelf.of(each.getKey(), each.getValue()))
                    .toList();
        } catch (IOException e) {
            throw StoredFiles.unfit(store, e);
        }
    }

    /**
     * Hashes every file that was fetched, as {@link StoredFiles} keeps them. Folders are not looked at: whoever uses one sees
     * by himself whether it is whole.
     *
     * @param threads how many work at a time
     * @return what was found; damaged files are deleted, so that the next build fetches them
     * @throws EnvironmentFailure if the store can't be read, or a damaged file can't be deleted
     */
    public VerifiedFiles verify(int threads) {
        try {
            return new StoreVerification(store).run(threads);
        } catch (IOException e) {
            throw StoredFiles.unfit(store, e);
        }
    }

    /**
     * Deletes what has not been used for long, or is too much, and what killed builds have left; never what a build uses
     * that runs now.
     *
     * @param limits what may stay
     * @return what was deleted
     * @throws EnvironmentFailure if the store can't be read, or something can't be deleted
     */
    public Pruned prune(PruneLimits limits) {
        if (!Files.isDirectory(store.root())) {
            return Pruned.NOTHING;
        }
        try {
            return Pruning.of(store, limits);
        } catch (IOException e) {
            throw StoredFiles.unfit(store, e);
        }
    }
}
