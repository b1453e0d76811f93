package dev.pypack.crossenv;

import java.io.IOException;
import java.util.List;

/** Other modules of the same build, of which a lock names the folder. */
@FunctionalInterface
public interface LocalModules {
    /**
     * The wheels of a module, packed now if it has changed: one for all targets, or one for each of several.
     *
     * @param name its normalised name in Python
     * @return the wheels; none where the build has no such module
     * @throws IOException if they can't be packed
     */
    List<WheelFile> wheels(String name) throws IOException;
}
