package dev.pypack.store;

import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks after a store: says what is in it, verifies it, and deletes what nobody needs. Builds may run meanwhile. */
public final class StoreKeeper {
    private final Store store;
    private final int threads;
    private final BuildListener listener;
    private final long start = System.nanoTime();

    /**
     * The keeper of a store.
     *
     * @param store the store
     * @param threads how many may work at a time, from 1
     * @param listener hears how large the store is
     */
    public StoreKeeper(Store store, int threads, BuildListener listener) {
        this.store = store;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Says what the store holds, in a line for each kind; then the listener hears how large the whole is.
     *
     * @param lines who gets the lines
     * @throws EnvironmentFailure if it can't be read
     */
    public void show(Consumer<String> lines) {
        List<StoreShelf> shelves = shelves();
        Instant now = Instant.now();
        shelves.forEach(each -> lines.accept(each.toLine(now)));
        listener.finished(new Product(
                "Store",
                store.root(),
                shelves.stream().mapToLong(StoreShelf::bytes).sum(),
                shelves.stream().mapToInt(StoreShelf::items).sum(),
                "item",
                Duration.ofNanos(System.nanoTime() - start)));
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
     * @return what was found
     * @throws EnvironmentFailure if files were damaged, which are deleted then, so that the next build fetches them; or if the
     *     store can't be read
     */
    public VerifiedFiles verify() {
        try {
            VerifiedFiles verified = new StoreVerification(store).run(threads);
            if (!verified.damaged().isEmpty()) {
                throw new EnvironmentFailure(
                        verified.damaged().size() + " of "
                                + (verified.files() + verified.damaged().size())
                                + " files of the store were damaged, and are deleted:"
                                + verified.damaged().stream()
                                        .map(file -> "\n  " + file)
                                        .collect(Collectors.joining()),
                        "The next build fetches what it needs of them. See whether the disk is sound, and who writes there.",
                        null);
            }
            return verified;
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
