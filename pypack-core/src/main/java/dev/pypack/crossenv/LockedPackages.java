package dev.pypack.crossenv;

import dev.pypack.build.Sha256;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedFile;
import dev.pypack.lock.LockedSdist;
import dev.pypack.lock.LockedVcs;
import dev.pypack.lock.LockedWheel;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.pep.WheelName;
import dev.pypack.store.StoredFiles;
import dev.pypack.store.WantedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Wheels of the files that a lock names, by way of the store; those of other modules are packed. */
public final class LockedPackages implements PackageFiles {
    private static final Place PLACE = Place.of("pylock.toml");

    private final Path folder;
    private final StoredFiles files;
    private final LocalModules modules;
    private final LocalArtifacts artifacts;

    /**
     * The packages of a lock.
     *
     * @param folder where the lock lies, from which its paths are seen
     * @param files brings the files
     * @param modules the other modules of the build
     * @param artifacts the wheels of Maven repositories
     */
    public LockedPackages(Path folder, StoredFiles files, LocalModules modules, LocalArtifacts artifacts) {
        this.folder = folder;
        this.files = files;
        this.modules = modules;
        this.artifacts = artifacts;
    }

    @Override
    public List<WheelFile> wheels(List<SelectedPackage> packages) throws IOException {
        Map<SelectedPackage, WheelFile> local = new LinkedHashMap<>();
        Map<SelectedPackage, WantedWheel> wanted = new LinkedHashMap<>();
        List<Finding> errors = new ArrayList<>();
        for (SelectedPackage each : packages) {
            Optional<WantedWheel> file = wanted(each);
            if (file.isPresent()) {
                wanted.put(each, file.get());
            } else {
                Optional<WheelFile> wheel = local(each);
                wheel.ifPresentOrElse(found -> local.put(each, found), () -> errors.add(refused(each)));
            }
        }
        if (!errors.isEmpty()) {
            throw new UserMistake(Findings.of(errors));
        }
        List<Path> fetched =
                files.fetchAll(wanted.values().stream().map(WantedWheel::file).toList());
        int i = 0;
        for (Map.Entry<SelectedPackage, WantedWheel> each : wanted.entrySet()) {
            local.put(each.getKey(), each.getValue().at(fetched.get(i++)));
        }
        List<WheelFile> wheels = new ArrayList<>();
        for (SelectedPackage each : packages) {
            wheels.add(Objects.requireNonNull(local.get(each)));
        }
        return wheels;
    }

    /** A wheel and the file that it is. */
    private record WantedWheel(WheelName name, WantedFile file) {
        WheelFile at(Path fetched) throws IOException {
            String known = file.hashes().get("sha256");
            return new WheelFile(
                    fetched,
                    name,
                    known == null
                            ? Sha256.ofFile(fetched)
                            : Sha256.ofDigest(HexFormat.of().parseHex(known)));
        }
    }

    private Optional<WantedWheel> wanted(SelectedPackage each) throws IOException {
        if (each.installable() instanceof LockedWheel wheel) {
            return Optional.of(wanted(wheel.name(), wheel.file(), Optional.empty()));
        }
        if (each.installable() instanceof LockedArchive archive) {
            String fileName = archive.file().location().fileName();
            return fileName.endsWith(".whl")
                    ? Optional.of(wanted(WheelName.parse(fileName), archive.file(), artifacts.file(each.locked())))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private WantedWheel wanted(WheelName name, LockedFile file, Optional<Path> artifact) {
        List<String> urls = new ArrayList<>();
        artifact.ifPresent(path -> urls.add(path.toAbsolutePath().toString()));
        if (artifact.isEmpty()) {
            file.location()
                    .path()
                    .ifPresent(path -> urls.add(
                            folder.toAbsolutePath().resolve(path).normalize().toString()));
        }
        file.location().url().ifPresent(urls::add);
        return new WantedWheel(name, new WantedFile(name.toString(), urls, file.size(), file.hashes()));
    }

    private Optional<WheelFile> local(SelectedPackage each) throws IOException {
        return each.installable() instanceof LockedDirectory
                ? modules.wheel(each.locked().name())
                : Optional.empty();
    }

    /** Why a package can't be installed as it is. */
    private static Finding refused(SelectedPackage each) {
        String label = each.locked().label();
        if (each.installable() instanceof LockedDirectory directory) {
            return Finding.error(
                    "no-such-module",
                    PLACE,
                    label + " is the folder " + directory.path() + ", and no module of this build packs it",
                    "Build from the folder of the whole build, with -am where only some modules are built; or install the"
                            + " module and depend on its wheel.");
        }
        String what = each.installable() instanceof LockedVcs vcs
                ? "a commit of the repository " + vcs.location()
                : each.installable() instanceof LockedSdist sdist
                        ? "the sdist " + sdist.name()
                        : "an archive of sources";
        return Finding.error(
                "sources-only",
                PLACE,
                label + " is locked as " + what + ", and sources are not built here",
                "Lock a version that has wheels, or build its wheel once, deploy it to your index and lock that.");
    }
}
