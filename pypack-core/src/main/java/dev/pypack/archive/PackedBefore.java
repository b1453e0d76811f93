package dev.pypack.archive;

import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that were packed before, for a writer that need not pack them again. Asked by several threads at a time.
 */
public interface PackedBefore {
    /** Knows no file. */
    PackedBefore NOTHING = new PackedBefore() {
        @Override
        public Optional<PackedFile> unchanged(String name, Path source, FileState state) {
            return Optional.empty();
        }

        @Override
        public boolean mayHold(long size) {
            return false;
        }

        @Override
        public Optional<PackedFile> holding(Sha256 content) {
            return Optional.empty();
        }
    };

    /**
     * A file that has not changed since it was packed.
     *
     * @param name its path in the archive
     * @param source where it lies
     * @param state how it is now, before it is read
     * @return the file, packed; nothing where it has changed or was never seen
     * @throws IOException if what was kept can't be read
     */
    Optional<PackedFile> unchanged(String name, Path source, FileState state) throws IOException;

    /**
     * Whether it is worth while to ask for a content.
     *
     * @param size of the content, in bytes
     * @return whether one of this size was packed before
     */
    boolean mayHold(long size);

    /**
     * Any file with a content.
     *
     * @param content the hash of it
     * @return the file, packed; nothing where none had this content
     * @throws IOException if what was kept can't be read
     */
    Optional<PackedFile> holding(Sha256 content) throws IOException;
}
