package dev.pypack.crossenv;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.lock.Installable;
import dev.pypack.lock.Location;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.pep.DirectUrl;
import dev.pypack.pep.DirectUrl.Archive;
import dev.pypack.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All files of an environment, before the first of them is written.
 *
 * @param files by their paths, in the order of these
 * @param packages how many are in it
 * @param errors what keeps them from lying side by side
 */
record EnvironmentPlan(Map<String, InstalledFile> files, int packages, List<Finding> errors) {

    private static final Pattern RESERVED = Pattern.compile(
            "(?i)pyvenv\\.cfg|pypack\\.files|\\.gitignore|(bin|scripts)/(python[w\\d.t]*(\\.exe)?|(de)?activate(\\..*)?)");

    static EnvironmentPlan of(
            WantedEnvironment wanted,
            Collection<SelectedPackage> packages,
            Map<Installable, KeptWheel> wheels,
            Optional<KeptWheel> own,
            EnvironmentForm form,
            ScriptMaker scripts)
            throws IOException {
        Target target = wanted.place().target();
        PrefixLayout layout = PrefixLayout.of(target, form);
        List<InstalledFile> all = new ArrayList<>();
        if (wanted.own().orElse(null) instanceof OwnSources sources) {
            all.addAll(sources.files(layout, scripts));
        }
        if (own.isPresent()) {
            all.addAll(new PackageInstallation(own.get(), layout, scripts).files(true, Optional.empty()));
        }
        List<Finding> errors = new ArrayList<>();
        for (SelectedPackage each : packages) {
            KeptWheel wheel = Objects.requireNonNull(wheels.get(each.installable()));
            all.addAll(new PackageInstallation(wheel, layout, scripts)
                    .files(wanted.requested().contains(each.locked().name()), directUrl(each.installable())));
            if (form == EnvironmentForm.PREFIX) {
                errors.addAll(NeededGlibc.of(each, wheel, target)); // the others never leave the machine
            }
        }
        errors.addAll(new Collisions(target).among(all));
        if (form == EnvironmentForm.VIRTUAL) {
            for (InstalledFile file : all) {
                if (isOfEnvironment(file)) {
                    errors.add(reserved(file));
                }
            }
        }
        all.sort(InstalledFile.BY_PATH);
        Map<String, InstalledFile> files = new LinkedHashMap<>();
        for (InstalledFile file : all) {
            files.putIfAbsent(file.path(), file);
        }
        return new EnvironmentPlan(files, packages.size(), errors);
    }

    /** What the environment itself has under these names. */
    private static boolean isOfEnvironment(InstalledFile file) {
        return RESERVED.matcher(file.path()).matches();
    }

    private static Finding reserved(InstalledFile file) {
        return Finding.error(
                "reserved-file",
                Place.of(file.path()),
                file.owner() + " has a file of this name, and a virtual environment has one of its own",
                "Leave the package out, or lock another version.");
    }

    /** Of a package that was named by its address. A path is not noted: it would be one of this machine. */
    private static Optional<DirectUrl> directUrl(Installable installable) {
        if (!(installable instanceof LockedArchive archive)) {
            return Optional.empty();
        }
        Location location = archive.file().location();
        if (location.path().isPresent() || location.url().isEmpty()) {
            return Optional.empty();
        }
        Archive content = new Archive(archive.file().hashes());
        return Optional.of(new DirectUrl(location.url().get(), content, archive.subdirectory()));
    }
}
