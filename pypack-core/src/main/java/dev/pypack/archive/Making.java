package dev.pypack.archive;

import dev.pypack.archive.deflate.DeflateEncoder;
import java.io.IOException;

/**
 * A file of an archive that is made while others are written.
 */
@FunctionalInterface
public interface Making {

    /**
     * Begins to make it; called in the order of the archive, by the thread that adds.
     *
     * @return what ends it
     * @throws IOException if what it is made from can't be read
     */
    Packing begin() throws IOException;

    /** Ends what was begun, in a thread that compresses. */
    @FunctionalInterface
    interface Packing {
        /**
         * Waits for the content, and packs it.
         *
         * @param encoder of the thread that calls
         * @return the file, packed
         * @throws IOException if it can't be made
         */
        PackedFile packed(DeflateEncoder encoder) throws IOException;
    }
}
