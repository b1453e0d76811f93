package dev.pypack.crossenv;

import java.io.IOException;
import java.util.Optional;

/** Other modules of the same build, of which a lock names the folder. */
@FunctionalInterface
public interface LocalModules {
    /**
     * The wheel of a module, packed now if it has changed.
     *
     * @param name its normalised name in Python
     * @return the wheel; nothing where the build has no such module
     * @throws IOException if it can't be packed
     */
    Optional<WheelFile> wheel(String name) throws IOException;
}
