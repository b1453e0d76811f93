package dev.pypack.lock;

import dev.pypack.pep.BuildTag;
import dev.pypack.pep.WheelName;
import java.math.BigInteger;

/**
 * A wheel.
 *
 * @param name its file name
 * @param file the file
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/#packages-wheels">pylock.toml,
 *     packages.wheels (PEP 751)</a>
 */
public record LockedWheel(WheelName name, LockedFile file) implements Installable {
    private static final BuildTag NO_BUILD = new BuildTag(BigInteger.ONE.negate(), "");

    /** By build tag; no tag comes before every tag. */
    static int compareBuilds(WheelName one, WheelName other) {
        return one.buildTag().orElse(NO_BUILD).compareTo(other.buildTag().orElse(NO_BUILD));
    }
}
