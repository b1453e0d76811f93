package dev.pypack.lock;

import dev.pypack.pep.SdistName;

/**
 * A source distribution.
 *
 * @param name its file name
 * @param file the file
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/#packages-sdist">pylock.toml,
 *     packages.sdist (PEP 751)</a>
 */
public record LockedSdist(SdistName name, LockedFile file) implements Installable {}
