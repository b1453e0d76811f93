package dev.pypack.store;

import dev.pypack.build.ByteCount;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of a store whose bytes were hashed anew.
 *
 * @param files how many are right
 * @param bytes their size
 * @param damaged those that were not, and are gone now
 */
public record VerifiedFiles(int files, long bytes, List<Path> damaged) {
    /**
     * What was found, with a copy of the list.
     *
     * @param files how many are right
     * @param bytes their size
     * @param damaged those that were not
     */
    public VerifiedFiles {
        damaged = List.copyOf(damaged);
    }

    /**
     * How much is right, as people read it.
     *
     * @return one line
     */
    public String toLine() {
        return "Verified " + files + (files == 1 ? " file" : " files") + " (" + ByteCount.inWords(bytes) + ")";
    }
}
