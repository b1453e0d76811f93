package dev.pypack.crossenv;

import dev.pypack.build.Fingerprint;
import dev.pypack.target.Target;
import java.nio.file.Path;

/**
 * Where the environment of a target lies, and of what it is made.
 *
 * @param target the target
 * @param folder the prefix
 * @param memory the file in which the environment is remembered
 * @param digest of all that it is made of: what the module says, its lock, local packages as they are now
 */
public record EnvironmentPlace(Target target, Path folder, Path memory, String digest) {
    /** Under which one build at a time changes it. */
    String lockName() {
        return "environment-" + Fingerprint.ofPlace(folder);
    }
}
