package dev.pypack.lock.uv;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Pylock;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import java.util.ArrayList;
import java.util.List;

/**
 * The packages that may get newer versions though nothing forces them to.
 */
public final class Upgrade {
    /** Each package keeps the version that it has in the lock, where it can. */
    public static final Upgrade NONE = new Upgrade(false, List.of());

    private static final String ALL = "all";

    private final boolean isAll;
    private final List<String> names;

    private Upgrade(boolean isAll, List<String> names) {
        this.isAll = isAll;
        this.names = List.copyOf(names);
    }

    /**
     * Reads the property {@code pypack.upgrade}.
     *
     * @param words {@code all}, or names of packages
     * @return none where there are no words
     * @throws UserMistake if a word is no name
     */
    public static Upgrade of(List<String> words) {
        if (words.contains(ALL)) {
            return new Upgrade(true, List.of());
        }
        List<String> names = new ArrayList<>();
        for (String word : words) {
            names.add(name(word));
        }
        return new Upgrade(false, names);
    }

    private static String name(String word) {
        try {
            return PackageName.normalize(word.strip());
        } catch (InvalidPep e) {
            throw new UserMistake(Finding.error(
                    "upgrade",
                    Place.of("pypack.upgrade"),
                    word + " is no name of a package: " + e.reason(),
                    "Give names with commas between, or all."));
        }
    }

    /**
     * Whether each package keeps its version where it can.
     *
     * @return true if none may get another without need
     */
    public boolean isNone() {
        return !isAll && names.isEmpty();
    }

    /**
     * Whether a package keeps its version where it can.
     *
     * @param name the normalised name
     * @return true if it may not get another without need
     */
    public boolean keeps(String name) {
        return !isAll && !names.contains(name);
    }

    /**
     * Fails where a package is named that isn't there to be upgraded.
     *
     * @param lock the lock as it is
     * @throws UserMistake if the lock has no such package
     */
    public void requireIn(Pylock lock) {
        for (String name : names) {
            if (!has(lock, name)) {
                throw missing(lock, name);
            }
        }
    }

    private static boolean has(Pylock lock, String name) {
        for (LockedPackage each : lock.packages()) {
            if (each.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static UserMistake missing(Pylock lock, String name) {
        List<String> known = lock.packages().stream().map(LockedPackage::name).toList();
        return new UserMistake(Finding.error(
                "upgrade",
                Place.of("pypack.upgrade"),
                name + " is not in the lock",
                Suggestion.nearest(name, known)
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElse("")));
    }

    /** The same for uv. */
    List<String> toArguments() {
        if (isAll) {
            return List.of("--upgrade");
        }
        List<String> arguments = new ArrayList<>();
        for (String name : names) {
            arguments.add("--upgrade-package");
            arguments.add(name);
        }
        return arguments;
    }
}
