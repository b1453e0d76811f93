package dev.pypack.build;

import java.time.Instant;

/** From when on a later change of any of some files would be seen by its state. */
public final class Settling {
    private Instant settled = Instant.MIN;
    /** The latest change, in seconds: what was changed more than a step before it had settled earlier. */
    private long latest = Instant.MIN.getEpochSecond();

    /**
     * Adds a file.
     *
     * @param state how it is
     */
    public void add(FileState state) {
        if (state.seconds() < latest - FileState.COARSE_STEP.toSeconds()) {
            return; // as most of thousands
        }
        latest = Math.max(latest, state.seconds());
        Instant of = state.settled();
        if (of.isAfter(settled)) {
            settled = of;
        }
    }

    /**
     * Whether a later change would be seen.
     *
     * @param now a time before the contents are read
     * @return false where a file was changed just before
     */
    public boolean isOver(Instant now) {
        return !settled.isAfter(now);
    }
}
