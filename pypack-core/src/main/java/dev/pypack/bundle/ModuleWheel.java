package dev.pypack.bundle;

import dev.pypack.build.LastMade.Made;
import dev.pypack.pep.WheelName;
import dev.pypack.target.Platform;
import dev.pypack.wheel.Wheel;
import java.util.Optional;

/**
 * One of the wheels of a module.
 *
 * @param wheel the wheel
 * @param platform the one that it is for; nothing where it is for all
 */
public record ModuleWheel(Wheel wheel, Optional<Platform> platform) {

    /**
     * The only wheel of a module.
     *
     * @param made its file
     * @return the wheel, for all platforms
     */
    public static ModuleWheel forAll(Made made) {
        return new ModuleWheel(wheel(made), Optional.empty());
    }

    static Wheel wheel(Made made) {
        return new Wheel(
                WheelName.parse(String.valueOf(made.file().getFileName())), made.file(), made.bytes(), made.files());
    }

    /**
     * What tells it from the other wheels of the module in a Maven repository.
     *
     * @return the target id without the Python, as the wheel is for all of them: {@code linux_amd64}; nothing where the
     *     module has no other wheel
     */
    public Optional<String> classifier() {
        return platform.map(Platform::id);
    }
}
