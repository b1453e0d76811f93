package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.Marker;
import dev.pypack.pep.MarkerEnvironment;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.UndefinedMarkerVariable;
import dev.pypack.pep.Version;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.List;

/** Whether conditions of a lock hold on a target. What depends on a patch level that the target doesn't tell is noted. */
final class TargetConditions {
    private static final int HIGHEST_PATCH = 99;

    private final Target target;
    private final Place place;
    private final List<Finding> found;
    /** The versions that the target's Python may have, once somebody has asked for them. */
    private List<Version> possible = List.of();

    TargetConditions(Target target, Place place, List<Finding> found) {
        this.target = target;
        this.place = place;
        this.found = found;
    }

    /** Whether a marker holds. One without a value is neither true nor false, which is noted as a mistake. */
    boolean holds(Marker marker, MarkerEnvironment environment, String of) {
        try {
            boolean holds = marker.evaluate(environment);
            if (target.dependsOnPatch(marker)) {
                warnOfPatch(of + " has the marker " + marker);
            }
            return holds;
        } catch (UndefinedMarkerVariable e) {
            error("marker", of + " has the marker " + marker + ", which has no value: " + e.getMessage());
            return false;
        }
    }

    /** Whether the target's Python is allowed, or one of those that it may have; if none is, that is a mistake. */
    boolean allows(SpecifierSet allowed, String of) {
        List<Version> all = possible();
        int fitting = 0;
        for (Version each : all) {
            if (allowed.contains(each)) {
                fitting++;
            }
        }
        if (fitting == 0) {
            error(
                    "requires-python",
                    of + " is made for Python " + allowed + ", and " + target + " has " + target.pythonVersion());
            return false;
        }
        if (fitting < all.size()) {
            warnOfPatch(of + " is made for Python " + allowed);
        }
        return true;
    }

    private List<Version> possible() {
        if (possible.isEmpty()) {
            possible = versions();
        }
        return possible;
    }

    private List<Version> versions() {
        PythonVersion python = target.pythonVersion();
        if (python.patch().isPresent()) {
            return List.of(Version.parse(python.fullVersion()));
        }
        List<Version> versions = new ArrayList<>();
        for (int patch = 0; patch <= HIGHEST_PATCH; patch++) {
            versions.add(Version.parse(python.release() + "." + patch));
        }
        return List.copyOf(versions);
    }

    private void warnOfPatch(String what) {
        PythonVersion python = target.pythonVersion();
        found.add(Finding.warning(
                "patch-level",
                place,
                what + ", and " + target + " doesn't tell its patch level, which is taken for 0",
                "Name the Python of the target with its patch level, as in " + python.release() + ".1."));
    }

    private void error(String id, String message) {
        found.add(Finding.error(id, place, message, ""));
    }
}
