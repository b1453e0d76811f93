package dev.pypack.lock.tree;

import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedFile;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.LockedSource;
import dev.pypack.lock.LockedVcs;
import dev.pypack.lock.WheelRanking;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files that a target takes.
 *
 * @param ranking of the wheels for the target
 * @param licenses tells the licences of packages, where it knows them
 */
record TakenFiles(WheelRanking ranking, KnownLicenses licenses) {
    /**
     * What is known of the file of a package.
     *
     * @param file its name, or where the sources are
     * @param size in bytes
     * @param license of the package
     */
    record Taken(Optional<String> file, OptionalLong size, Optional<String> license) {}

    Taken of(LockedPackage locked) {
        LockedSource source = locked.source();
        if (source instanceof LockedArchive archive) {
            return of(archive.file().location().fileName(), archive.file());
        }
        if (source instanceof LockedDistributions files) {
            return ranking.best(files.wheels())
                    .map(wheel -> of(wheel.name().toString(), wheel.file()))
                    .orElseGet(() -> files.sdist()
                            .map(sdist -> of(sdist.name().toString(), sdist.file()))
                            .orElseGet(() -> new Taken(Optional.empty(), OptionalLong.empty(), Optional.empty())));
        }
        String place = source instanceof LockedDirectory directory
                ? directory.path()
                : ((LockedVcs) source).location() + "@" + ((LockedVcs) source).commitId();
        return new Taken(Optional.of(place), OptionalLong.empty(), Optional.empty());
    }

    private Taken of(String name, LockedFile file) {
        return new Taken(Optional.of(name), file.size(), licenses.of(file));
    }
}
