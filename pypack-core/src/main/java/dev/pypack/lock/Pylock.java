package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Marker;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lock: every package that may be installed, exact to the byte, with the conditions under which each is.
 *
 * @param environments markers, of which one at least holds wherever the lock is used; nothing if the lock names none
 * @param requiresPython the versions of Python that the lock is made for, if it tells them
 * @param extras the extras that can be asked for, normalised; nothing if the lock doesn't tell them, while an empty list
 *     says that the project has none
 * @param dependencyGroups the dependency groups that can be asked for; nothing if the lock doesn't tell them
 * @param defaultGroups the groups that are installed where none are asked for
 * @param createdBy the tool that made the lock
 * @param packages in the order of the lock
 * @param tool what tools have noted, which has no influence on what is installed
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/">pylock.toml Specification (PEP 751),
 *     version {@value #VERSION}</a>
 */
public record Pylock(
        List<Marker> environments,
        Optional<SpecifierSet> requiresPython,
        Optional<List<String>> extras,
        Optional<List<String>> dependencyGroups,
        List<String> defaultGroups,
        String createdBy,
        List<LockedPackage> packages,
        FreeTable tool) {
    /** The version of the standard that is read and written. */
    public static final String VERSION = "1.0";

    /**
     * A lock of copies of these lists.
     *
     * @param environments markers of which one at least holds
     * @param requiresPython the versions of Python that the lock is made for
     * @param extras the extras that can be asked for
     * @param dependencyGroups the dependency groups that can be asked for
     * @param defaultGroups the groups that are installed where none are asked for
     * @param createdBy the tool that made the lock
     * @param packages the packages
     * @param tool what tools have noted
     */
    public Pylock {
        environments = List.copyOf(environments);
        extras = copied(extras);
        dependencyGroups = copied(dependencyGroups);
        defaultGroups = List.copyOf(defaultGroups);
        packages = List.copyOf(packages);
    }

    private static Optional<List<String>> copied(Optional<List<String>> names) {
        return names.isPresent() ? Optional.of(List.copyOf(names.get())) : names;
    }

    /**
     * Reads a lock.
     *
     * @param file the lock, whose name is one for locks ({@link PylockName})
     * @return the lock, and what is noteworthy in it
     * @throws UserMistake if the name is none for a lock, the file isn't there, or the text is no lock; with all that is
     *     wrong in it
     * @throws IOException if the file can't be read
     */
    public static ReadPylock read(Path file) throws IOException {
        return PylockReader.read(file);
    }

    /**
     * Reads the text of a lock.
     *
     * @param name the name of the file, for the places of what is wrong
     * @param text all of the file
     * @return the lock, and what is noteworthy in it
     * @throws UserMistake if the text is no lock; with all that is wrong in it
     */
    public static ReadPylock parse(String name, String text) {
        return new PylockReader(name).read(text);
    }

    /**
     * Selects what is installed on a target, by the standard's algorithm: packages by their markers, with the target's true
     * values; of each the wheel of the best tag, and of equal ones that of the higher build.
     *
     * @param target where it is installed
     * @param wanted the extras and groups that are asked for
     * @param place the lock, for what is said of it
     * @return one package of each name; of those that are no wheels somebody has to build one
     * @throws UserMistake if the lock isn't made for the target, doesn't offer what is asked for, is ambiguous, or has no
     *     file for some package; with all that is wrong
     * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/#installation">pylock.toml,
     *     "Installation" (PEP 751)</a>
     */
    public SelectedPackages select(Target target, Wanted wanted, Place place) {
        return new Selector(this, target, wanted, place).select();
    }

    /**
     * Fails where something that can be asked for of the lock can't be installed on one of the targets: without extras and
     * with each, and with each dependency group.
     *
     * @param targets where all of it has to fit
     * @param built the normalised names of the packages whose sdist does where no wheel fits
     * @param place the lock, for what is said of it
     * @throws UserMistake if something doesn't fit; with all packages of all targets
     */
    public void requireFit(List<Target> targets, Set<String> built, Place place) {
        new FitCheck(this, built, place).require(targets);
    }

    /**
     * What of all that can be asked for can't be installed on a target: without extras and with each, and with each
     * dependency group.
     *
     * @param target where it should be installed
     * @param built the normalised names of the packages whose sdist does where no wheel fits
     * @param place the lock, for what is said of it
     * @return a finding for each package; none where all of it fits
     */
    public Findings misfits(Target target, Set<String> built, Place place) {
        return new FitCheck(this, built, place).of(target);
    }

    /**
     * The packages that are for a target, by their conditions, be there a file for it or not.
     *
     * @param target where they would be installed
     * @param wanted the extras and groups that are asked for
     * @param place the lock, for what is said of it
     * @return one package of each name, in the order of the lock
     * @throws UserMistake if the lock isn't made for the target, doesn't offer what is asked for, or is ambiguous
     */
    public List<LockedPackage> wanted(Target target, Wanted wanted, Place place) {
        List<Finding> found = new ArrayList<>();
        List<LockedPackage> packages = new WantedPackages(this, target, wanted, place, found).inOrder();
        Findings errors = Findings.of(found).errors();
        if (!errors.isEmpty()) {
            throw new UserMistake(errors);
        }
        return packages;
    }

    /**
     * The text of the lock: keys in the order of the standard, lists sorted, so that locks of equal content are equal.
     *
     * @return TOML 1.0, with {@code \n} at the end of each line
     */
    public String toToml() {
        return new PylockWriter(this).toToml();
    }
}
