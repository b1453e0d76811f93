package dev.pypack.store;

/**
 * What was deleted of a store.
 *
 * @param items how many items
 * @param bytes their size, and that of the leftovers
 * @param leftovers how many leftovers of builds that were killed
 * @param inUse how many items would have been deleted, but a build that runs uses them
 */
public record Pruned(int items, long bytes, int leftovers, int inUse) {
    static final Pruned NOTHING = new Pruned(0, 0, 0, 0);
}
