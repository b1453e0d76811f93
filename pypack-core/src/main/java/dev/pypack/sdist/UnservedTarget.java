package dev.pypack.sdist;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.python.PythonRuntime;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A target on which no wheel runs that is built on this machine.
 *
 * @param archive the sources
 * @param target the target
 * @param built the wheels that were built
 */
record UnservedTarget(SourceArchive archive, Target target, List<BuiltWheel> built) {
    private static final Place PLACE = Place.of("pylock.toml");

    UnservedTarget {
        built = List.copyOf(built);
    }

    /** Where its platform is another one than this machine's. */
    Finding elsewhere() {
        return finding(
                "that does not run on " + target,
                "Build it on a machine of that platform, deploy the wheel to your index and lock it; or lock a version that"
                        + " has a wheel for it; or leave it out there by a marker.");
    }

    /**
     * Where its platform is this machine's, and something else is between them.
     *
     * @param python the one on which it was built for this target
     */
    Finding here(PythonRuntime python) {
        PythonVersion wanted = target.pythonVersion();
        String floor = target.platform()
                .floor()
                .map(each -> " and of the floor " + each)
                .orElse("");
        return finding(
                "none of these tags is of " + target + ", which is of Python " + wanted + floor
                        + "; the last was built on" + " Python " + python.version() + ", " + python.executable(),
                remedy(python, wanted));
    }

    private String remedy(PythonRuntime python, PythonVersion wanted) {
        if (!python.minorVersion().equals(wanted.release())) {
            return "Leave pypack.python out, or let it name a Python " + wanted.release()
                    + "; or make the target one of Python " + python.minorVersion()
                    + ":\n    mvn -Dpypack.pythonVersion=" + python.minorVersion();
        }
        if (wanted.freeThreaded()) {
            return "Builds run on a Python with its global lock. Deploy a wheel for Python " + wanted
                    + " to your index and lock it, or make the target one of Python " + wanted.release() + ".";
        }
        return "Give the target a floor that has the tag, such as"
                + target.platform()
                        .floor()
                        .map(each -> "\n    targets = [\"" + target.platform().name() + ":"
                                + each.family().key() + "=...\"]\n")
                        .orElse(" another platform; ")
                + "or lock a version that has a wheel for it.";
    }

    private Finding finding(String why, String remedy) {
        String names = built.stream().map(each -> each.name().toString()).collect(Collectors.joining(", "));
        return Finding.error(
                "built-elsewhere",
                PLACE,
                archive.locked().label() + " is built of its sources, which makes " + names + " on this machine, and "
                        + why,
                remedy);
    }
}
