package dev.pypack.bundle;

import dev.pypack.pep.Tag;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import dev.pypack.wheel.Wheel;
import java.util.Optional;

/**
 * One of the wheels of a module.
 *
 * @param wheel the wheel
 * @param platform the one that it is for; nothing where it is for all
 * @param python the one that its bytecode is for; nothing where it has none
 */
public record ModuleWheel(Wheel wheel, Optional<Platform> platform, Optional<PythonVersion> python) {

    /**
     * What tells it from the other wheels of the module in a Maven repository.
     *
     * @return the target id, {@code linux_amd64-cp311}, without the Python where the wheel is for all of them, {@code
     *     linux_amd64}; where it is for all platforms its tag, {@code cp311-none-any}; nothing where it is for all of both
     */
    public Optional<String> classifier() {
        if (python.isEmpty()) {
            return platform.isPresent() ? Optional.of(platform.get().id()) : Optional.empty();
        }
        return Optional.of(
                platform.isPresent()
                        ? Target.of(platform.get(), python.get()).id()
                        : new Tag(python.get().interpreter(), "none", "any").toString());
    }
}
