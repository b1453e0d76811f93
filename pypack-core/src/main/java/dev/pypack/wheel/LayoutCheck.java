package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.finding.Finding;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code .dist-info}: where it stands, and what must not be in it.
 */
final class LayoutCheck implements WheelCheck {
    private static final List<String> OF_INSTALLERS = List.of("INSTALLER", "REQUESTED", "direct_url.json");
    private static final List<String> OF_BUILDS = List.of("setup.py", "setup.cfg");

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) {
        boolean isBehindInfo = false;
        for (ArchiveEntry entry : wheel.entries()) {
            if (entry.name().startsWith(wheel.info())) {
                isBehindInfo = true;
            } else if (isBehindInfo) {
                found.accept(WheelRule.DIST_INFO_NOT_LAST.at(
                        wheel.archive().place(entry.name()), "it stands behind " + wheel.info()));
                break;
            }
        }
        for (String each : List.of("WHEEL", "METADATA", "RECORD")) {
            if (wheel.archive().entry(wheel.info() + each).isEmpty()) {
                found.accept(missing(each).at(wheel.archive().place(wheel.info()), "there is no " + each));
            }
        }
        for (String each : OF_INSTALLERS) {
            if (wheel.archive().entry(wheel.info() + each).isPresent()) {
                found.accept(WheelRule.INSTALLER_FILE.at(
                        wheel.archive().place(wheel.info() + each), "an installer writes it"));
            }
        }
        for (String each : OF_BUILDS) {
            for (String folder : List.of("", wheel.info())) {
                if (wheel.archive().entry(folder + each).isPresent()) {
                    found.accept(WheelRule.BUILD_FILE.at(
                            wheel.archive().place(folder + each), "a build reads it, and nothing else does"));
                }
            }
        }
    }

    private static WheelRule missing(String file) {
        return switch (file) {
            case "WHEEL" -> WheelRule.WHEEL_MISSING;
            case "METADATA" -> WheelRule.METADATA_MISSING;
            default -> WheelRule.RECORD_MISSING;
        };
    }
}
