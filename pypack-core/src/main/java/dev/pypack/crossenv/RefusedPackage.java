package dev.pypack.crossenv;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedSdist;
import dev.pypack.lock.LockedVcs;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.target.Target;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A package that can't be installed as it is locked.
 *
 * @param selected the package
 */
record RefusedPackage(SelectedPackage selected) {
    private static final Place PLACE = Place.of("pylock.toml");
    private static final String SOURCES_ONLY = "sources-only";
    private static final String BUILT_ELSEWHERE =
            "Lock a version that has wheels, or build its wheel once, deploy it to your index and lock that.";

    /** Why, and what to do. */
    Finding finding() {
        String label = selected.locked().label();
        if (selected.installable() instanceof LockedDirectory directory) {
            return Finding.error(
                    "no-such-module",
                    PLACE,
                    label + " is the folder " + directory.path() + ", and no module of this build packs it",
                    "Build from the folder of the whole build, with -am where only some modules are built; or install the"
                            + " module and depend on its wheel.");
        }
        if (selected.installable() instanceof LockedVcs vcs) {
            return Finding.error(
                    SOURCES_ONLY,
                    PLACE,
                    label + " is locked as a commit of the repository " + vcs.location()
                            + ", and only sdists and archives are built here",
                    BUILT_ELSEWHERE);
        }
        String what = selected.installable() instanceof LockedSdist sdist
                ? "the sdist " + sdist.name()
                : "the archive "
                        + ((LockedArchive) selected.installable()).file().location();
        return Finding.error(
                SOURCES_ONLY,
                PLACE,
                label + " is locked as " + what + ", which is not built, for that runs code of the package",
                "Take a version that has wheels; or let it run, with all rights of this build:\n    [tool.pypack]\n"
                        + "    build-sdist = [\"" + selected.locked().name() + "\"]");
    }

    /** A module whose wheels are all for others. */
    static Finding moduleElsewhere(SelectedPackage selected, List<WheelFile> wheels, Target target) {
        return Finding.error(
                "no-wheel-of-module",
                PLACE,
                "none of the wheels of the module " + selected.locked().name() + " runs on " + target + ": "
                        + wheels.stream().map(wheel -> wheel.name().toString()).collect(Collectors.joining(", ")),
                "Add what is missing to the targets or the Python versions of that module, or leave the target out here.");
    }
}
