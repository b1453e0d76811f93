package dev.pypack.store;

import dev.pypack.build.ByteCount;

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

    /**
     * What was deleted, as people read it.
     *
     * @return one line
     */
    public String toLine() {
        return "Pruned " + counted(items, "item") + ", " + counted(leftovers, "leftover") + " of killed builds ("
                + ByteCount.inWords(bytes) + ")"
                + (inUse == 0 ? "" : "; " + counted(inUse, "item") + " stayed that running builds use");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
