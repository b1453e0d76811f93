package dev.pypack.bundle;

import dev.pypack.build.LastMade.Made;
import dev.pypack.pep.WheelName;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.wheel.Wheel;
import java.util.Optional;

/**
 * A wheel, and what the next build needs to know of it.
 *
 * @param memory the name under which it is remembered that it was made
 * @param made its file, and what it was made from
 * @param platform the one that it is for; nothing where it is for all
 * @param python the one that its bytecode is for; nothing where it has none
 */
public record MadeWheel(String memory, Made made, Optional<Platform> platform, Optional<PythonVersion> python) {

    /**
     * The wheel alone.
     *
     * @return the wheel, as one of those of its module
     */
    public ModuleWheel wheel() {
        WheelName name = WheelName.parse(String.valueOf(made.file().getFileName()));
        return new ModuleWheel(new Wheel(name, made.file(), made.bytes(), made.files()), platform, python);
    }
}
