package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.WheelName;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Selects what a lock installs on a target; whatever keeps it from that is told in one go. */
final class Selector {
    private static final String WHEEL = ".whl";

    private final WantedPackages packages;
    private final Target target;
    private final Wanted wanted;
    private final Place place;
    private final WheelRanking ranking;
    private final List<Finding> found = new ArrayList<>();

    Selector(Pylock lock, Target target, Wanted wanted, Place place) {
        this(lock, target, new WheelRanking(target), wanted, place);
    }

    /** With the ranking of the target, which takes a while to make. */
    Selector(Pylock lock, Target target, WheelRanking ranking, Wanted wanted, Place place) {
        this.packages = new WantedPackages(lock, target, wanted, place, found);
        this.target = target;
        this.wanted = wanted;
        this.place = place;
        this.ranking = ranking;
    }

    SelectedPackages select() {
        List<SelectedPackage> selected = new ArrayList<>();
        for (LockedPackage locked : packages.inOrder()) {
            Optional<? extends Installable> installable = installable(locked);
            if (installable.isPresent()) {
                selected.add(new SelectedPackage(locked, installable.get()));
            }
        }
        Findings findings = Findings.of(found);
        if (findings.haveErrors()) {
            throw new UserMistake(findings.errors());
        }
        return new SelectedPackages(selected, findings);
    }

    private Optional<? extends Installable> installable(LockedPackage locked) {
        if (locked.source() instanceof LockedVcs vcs) {
            return Optional.of(vcs);
        }
        if (locked.source() instanceof LockedDirectory directory) {
            return Optional.of(directory);
        }
        if (locked.source() instanceof LockedArchive archive) {
            return checked(locked, archive);
        }
        return chosen(locked, (LockedDistributions) locked.source());
    }

    /** An archive that is a wheel runs only where its name says so. */
    private Optional<LockedArchive> checked(LockedPackage locked, LockedArchive archive) {
        String fileName = archive.file().location().fileName();
        if (!fileName.endsWith(WHEEL)) {
            return Optional.of(archive);
        }
        try {
            WheelName wheel = WheelName.parse(fileName);
            if (ranking.accepts(wheel)) {
                return Optional.of(archive);
            }
            found.add(new MissingWheel(locked, target, List.of(wheel), Optional.empty()).at(place));
        } catch (InvalidPep e) {
            found.add(Finding.error("wheel-name", place, locked.label() + " is an archive: " + e.getMessage(), ""));
        }
        return Optional.empty();
    }

    private Optional<? extends Installable> chosen(LockedPackage locked, LockedDistributions files) {
        Optional<LockedWheel> best = ranking.best(files.wheels());
        if (best.isPresent()) {
            return best;
        }
        if (files.sdist().isPresent() && wanted.built().contains(locked.name())) {
            return files.sdist();
        }
        List<WheelName> wheels = files.wheels().stream().map(LockedWheel::name).toList();
        found.add(new MissingWheel(locked, target, wheels, files.sdist().map(LockedSdist::name)).at(place));
        return Optional.empty();
    }
}
