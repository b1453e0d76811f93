package dev.pypack.sdist;

import dev.pypack.build.Sha256;
import dev.pypack.pep.WheelName;
import java.nio.file.Path;

/**
 * A wheel that was built on this machine and lies in the store.
 *
 * @param file where it lies, under its own name
 * @param name its name, with the tags that the build gave it
 * @param sha256 of the file
 */
public record BuiltWheel(Path file, WheelName name, Sha256 sha256) {
    /** Whether it runs on machines like this one alone. */
    boolean isForThisMachine() {
        return isForOnePlatform(name);
    }

    static boolean isForOnePlatform(WheelName name) {
        return name.tags().stream().noneMatch(tag -> tag.platform().equals("any"));
    }
}
