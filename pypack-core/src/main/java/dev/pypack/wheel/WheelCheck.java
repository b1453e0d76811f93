package dev.pypack.wheel;

import dev.pypack.finding.Finding;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Looks at one side of a wheel.
 */
interface WheelCheck {
    void check(ReadWheel wheel, Consumer<Finding> found) throws IOException;
}
