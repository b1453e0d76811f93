package dev.pypack.lock.uv;

import dev.pypack.lock.Pylock;
import dev.pypack.lock.inputs.LockNotes;

/** What uv found. */
public final class UvResolution {
    private final MergedLock merged;
    private final String memory;

    UvResolution(MergedLock merged, String memory) {
        this.merged = merged;
        this.memory = memory;
    }

    /**
     * The lock of it.
     *
     * @param notes what pypack notes in it
     * @return a lock of files that every machine can get
     * @throws dev.pypack.finding.UserMistake if a package comes from a place that other machines don't have
     */
    public Pylock toPylock(LockNotes notes) {
        return merged.toPylock(notes);
    }

    /**
     * uv's own lock, from which it keeps the versions the next time.
     *
     * @return the text of a {@code uv.lock}
     */
    public String memory() {
        return memory;
    }
}
