package dev.pypack.lock.inputs;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedFile;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.LockedSdist;
import dev.pypack.lock.LockedSource;
import dev.pypack.lock.LockedWheel;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.requirements.RequirementsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The hashes that a requirements file demands: of such a package the lock has no other files.
 *
 * @param byName the SHA-256 of the files that may be installed, by the normalised name of the package
 */
public record RequiredHashes(Map<String, Set<String>> byName) {
    private static final String SHA256 = "sha256";

    /**
     * A lock with the files that are allowed.
     *
     * @param lock a lock
     * @return the same where no hashes are demanded
     * @throws UserMistake if a package has no such file, with all of them
     */
    public Pylock held(Pylock lock) {
        if (byName.isEmpty()) {
            return lock;
        }
        List<Finding> found = new ArrayList<>();
        List<LockedPackage> packages =
                lock.packages().stream().map(each -> held(each, found)).toList();
        if (!found.isEmpty()) {
            throw new UserMistake(Findings.of(found));
        }
        return new Pylock(
                lock.environments(),
                lock.requiresPython(),
                lock.extras(),
                lock.dependencyGroups(),
                lock.defaultGroups(),
                lock.createdBy(),
                packages,
                lock.tool());
    }

    private LockedPackage held(LockedPackage locked, List<Finding> found) {
        Set<String> allowed = byName.get(locked.name());
        if (allowed == null) {
            return locked;
        }
        Predicate<LockedFile> isAllowed = file -> allowed.contains(file.hashes().getOrDefault(SHA256, ""));
        LockedSource source = locked.source();
        boolean isKept = source instanceof LockedArchive archive && isAllowed.test(archive.file());
        if (source instanceof LockedDistributions files) {
            List<LockedWheel> wheels = files.wheels().stream()
                    .filter(wheel -> isAllowed.test(wheel.file()))
                    .toList();
            Optional<LockedSdist> sdist = files.sdist().filter(each -> isAllowed.test(each.file()));
            isKept = !wheels.isEmpty() || sdist.isPresent();
            if (isKept) {
                source = new LockedDistributions(sdist, wheels);
            }
        }
        if (!isKept) {
            found.add(Finding.error(
                    "hash-mismatch",
                    Place.of(RequirementsFile.NAME),
                    locked.label() + " has no file with one of the hashes that are written for it",
                    "See which files the index has, and write their hashes, or none."));
        }
        return new LockedPackage(
                locked.name(),
                locked.version(),
                locked.marker(),
                locked.requiresPython(),
                locked.dependencies(),
                locked.index(),
                source,
                locked.attestationIdentities(),
                locked.tool());
    }
}
