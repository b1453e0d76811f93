package dev.pypack.crossenv;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.target.Family;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks for files of packages that can't lie side by side on a target, before anything is written. */
final class Collisions {
    /**
     * A path of Windows has 259 characters where nobody has allowed more; some are left for the folder of
     * the environment.
     */
    private static final int LONGEST_ON_WINDOWS = 259;

    private static final int LEFT_FOR_PREFIX = 40;
    private static final Set<Family> WITHOUT_CASE = Set.of(Family.WINDOWS, Family.MACOS, Family.IOS);

    private final Target target;
    private final Place place;
    private final boolean hasCase;
    private final Map<String, InstalledFile> files = new HashMap<>();
    private final Map<String, InstalledFile> folders = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();

    Collisions(Target target) {
        this.target = target;
        this.place = Place.of(target.id());
        this.hasCase = !WITHOUT_CASE.contains(target.platform().family());
    }

    /** All that is wrong with these files. */
    List<Finding> among(Collection<InstalledFile> all) {
        for (InstalledFile file : all) {
            InstalledFile before = files.putIfAbsent(key(file.path()), file);
            if (before != null) {
                compare(before, file);
            }
            noteFolders(file);
            requireShort(file);
        }
        for (Map.Entry<String, InstalledFile> each : folders.entrySet()) {
            InstalledFile there = files.get(each.getKey());
            if (there != null) {
                InstalledFile file = each.getValue();
                found.add(Finding.error(
                        "file-and-folder",
                        place,
                        there.owner() + " has a file " + EscapedText.of(there.path()) + ", and " + file.owner()
                                + " a folder of that name",
                        "Both can't be installed: lock a version of one of them that doesn't have it."));
            }
        }
        return found;
    }

    private String key(String path) {
        return hasCase ? path : path.toLowerCase(Locale.ROOT);
    }

    private void noteFolders(InstalledFile file) {
        String key = key(file.path());
        for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
            if (folders.putIfAbsent(key.substring(0, slash), file) != null) {
                return;
            }
        }
    }

    /** Packages of one namespace may have the same file, as those do that were made before PEP 420. */
    private void compare(InstalledFile one, InstalledFile other) {
        boolean isSame = one.path().equals(other.path())
                && one.content().sha256().equals(other.content().sha256())
                && one.content().isExecutable() == other.content().isExecutable();
        if (isSame) {
            return;
        }
        boolean isCase = !one.path().equals(other.path());
        found.add(Finding.error(
                isCase ? "case-clash" : "two-owners",
                place,
                isCase
                        ? EscapedText.of(one.path()) + " of " + one.owner() + " and " + EscapedText.of(other.path())
                                + " of " + other.owner() + " are one file on "
                                + target.platform().system()
                        : one.owner() + " and " + other.owner() + " both have " + EscapedText.of(one.path())
                                + ", and with other content",
                "Which of them wins would be chance: leave one of the two packages out, or lock other versions."));
    }

    private void requireShort(InstalledFile file) {
        int longest = LONGEST_ON_WINDOWS - LEFT_FOR_PREFIX;
        if (target.platform().family() == Family.WINDOWS && file.path().length() > longest) {
            found.add(Finding.error(
                    "path-too-long",
                    place,
                    file.owner() + " has a path of " + file.path().length() + " characters: "
                            + EscapedText.of(file.path()),
                    "Windows allows " + LONGEST_ON_WINDOWS + " with the folder of the environment, for which "
                            + LEFT_FOR_PREFIX
                            + " are left. Lock a version with shorter paths, or leave the package out."));
        }
    }
}
