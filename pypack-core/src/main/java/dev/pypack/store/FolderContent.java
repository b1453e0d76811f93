package dev.pypack.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a folder of the store holds: how it is made and how it is known to be whole.
 */
public interface FolderContent {

    /**
     * Makes the content.
     *
     * @param folder an empty folder that nobody else sees
     * @throws IOException if a file can't be read or written
     */
    void fill(Path folder) throws IOException;

    /**
     * Whether a folder that was once filled still has all of the content.
     *
     * @param folder an existing folder
     * @return false where anything is missing or was changed
     * @throws IOException if the folder can't be read
     */
    boolean isIntact(Path folder) throws IOException;
}
