package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Marker;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.project.TomlSection;
import dev.pypack.project.Utf8File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a lock, and notes all that is wrong in it before it refuses it. */
final class PylockReader {
    private static final String LOCK_VERSION = "lock-version";
    private static final String ENVIRONMENTS = "environments";
    private static final String REQUIRES_PYTHON = "requires-python";
    private static final String EXTRAS = "extras";
    private static final String DEPENDENCY_GROUPS = "dependency-groups";
    private static final String DEFAULT_GROUPS = "default-groups";
    private static final String CREATED_BY = "created-by";
    private static final String PACKAGES = "packages";
    private static final String TOOL = "tool";
    private static final Set<String> KEYS = Set.of(
            LOCK_VERSION,
            ENVIRONMENTS,
            REQUIRES_PYTHON,
            EXTRAS,
            DEPENDENCY_GROUPS,
            DEFAULT_GROUPS,
            CREATED_BY,
            PACKAGES,
            TOOL);

    private static final Pattern VERSION = Pattern.compile("(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)");
    private static final String SUPPORTED_MAJOR = "1";

    private final String name;
    private final List<Finding> found = new ArrayList<>();

    PylockReader(String name) {
        this.name = name;
    }

    static ReadPylock read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        PylockName.require(name);
        if (!Files.isRegularFile(file)) {
            throw mistake("no-lock", name, "there is no such file in " + file.resolveSibling(""));
        }
        String text = Utf8File.read(file).orElseThrow(() -> mistake("not-utf8", name, "the file is not UTF-8"));
        return Pylock.parse(name, text);
    }

    private static UserMistake mistake(String id, String name, String message) {
        return new UserMistake(Finding.error(id, Place.of(name), message, ""));
    }

    ReadPylock read(String text) {
        Optional<TomlSection> whole = TomlSection.parse(name, text, found);
        Optional<Pylock> lock = whole.isPresent() ? read(new LockTable(whole.get(), found)) : Optional.empty();
        Findings findings = Findings.of(found);
        if (lock.isEmpty() || findings.haveErrors()) {
            throw new UserMistake(findings);
        }
        return new ReadPylock(lock.get(), findings);
    }

    private Optional<Pylock> read(LockTable whole) {
        if (!isSupported(whole)) {
            return Optional.empty();
        }
        whole.knowing(KEYS);
        List<Marker> environments = whole.allParsed(ENVIRONMENTS, Marker::parse);
        Optional<SpecifierSet> requiresPython = whole.parsed(REQUIRES_PYTHON, SpecifierSet::parse);
        Optional<List<String>> extras =
                whole.has(EXTRAS) ? Optional.of(whole.allParsed(EXTRAS, PylockReader::normalised)) : Optional.empty();
        Optional<List<String>> groups =
                whole.has(DEPENDENCY_GROUPS) ? Optional.of(whole.texts(DEPENDENCY_GROUPS)) : Optional.empty();
        List<String> defaultGroups = whole.texts(DEFAULT_GROUPS);
        Optional<String> createdBy = whole.requiredText(CREATED_BY);
        whole.require(PACKAGES);
        List<LockedPackage> packages = new ArrayList<>();
        for (LockTable each : whole.tables(PACKAGES)) {
            Optional<LockedPackage> read = new LockedPackageReader(each).read();
            if (read.isPresent()) {
                packages.add(read.get());
            }
        }
        FreeTable tool = whole.freeTable(TOOL);
        return createdBy.isPresent()
                ? Optional.of(new Pylock(
                        environments, requiresPython, extras, groups, defaultGroups, createdBy.get(), packages, tool))
                : Optional.empty();
    }

    /** Of another major version nothing is known, so that nothing else is said of it. */
    private boolean isSupported(LockTable whole) {
        Optional<String> version = whole.requiredText(LOCK_VERSION);
        if (version.isEmpty()) {
            return !whole.has(LOCK_VERSION);
        }
        Place place = whole.place(LOCK_VERSION);
        Matcher numbers = VERSION.matcher(version.get());
        if (!numbers.matches()) {
            whole.mistake(
                    "lock-version", place, "lock-version is " + version.get() + ", which is none", "It is \"1.0\".");
        } else if (!numbers.group(1).equals(SUPPORTED_MAJOR)) {
            whole.mistake(
                    "lock-version",
                    place,
                    "lock-version is " + version.get() + ", and this version of pypack reads 1.x",
                    "Use a newer pypack, or have the lock written as version " + Pylock.VERSION + ".");
            return false;
        } else if (!version.get().equals(Pylock.VERSION)) {
            whole.warning(
                    "lock-version",
                    place,
                    "lock-version is " + version.get() + ", and this version of pypack knows the keys of "
                            + Pylock.VERSION,
                    "");
        }
        return true;
    }

    static String normalised(String written) {
        String normal = PackageName.normalize(written);
        if (!normal.equals(written)) {
            throw new IllegalArgumentException(written + " is not normalised: " + normal);
        }
        return written;
    }
}
