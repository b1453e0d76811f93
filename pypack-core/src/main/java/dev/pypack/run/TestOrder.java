package dev.pypack.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a run of tests.
 *
 * @param selected the tests that are run, as {@code module#function} with {@code *} and {@code ?}; all, if there are none
 * @param limit how long they may take all together
 * @param onWheel whether they are run on the wheel of the module, installed, instead of its sources
 * @param coverage whether it is measured which lines they run
 */
public record TestOrder(List<String> selected, Optional<Duration> limit, boolean onWheel, boolean coverage) {
    /**
     * An order with a copy of this selection.
     *
     * @param selected the tests that are run
     * @param limit how long they may take
     * @param onWheel whether they are run on the wheel
     * @param coverage whether it is measured which lines they run
     */
    public TestOrder {
        selected = List.copyOf(selected);
    }

    /** Where reports lie, and how the module is called in them. */
    record Reports(Path folder, String suite) {
        Path tests() {
            return folder.resolve("TEST-" + suite + ".xml");
        }

        Path coverage() {
            return folder.resolve("coverage-" + suite + ".xml");
        }
    }
}
