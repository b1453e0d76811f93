package dev.pypack.crossenv;

import dev.pypack.build.Sha256;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.Installable;
import dev.pypack.lock.Location;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedFile;
import dev.pypack.lock.LockedSdist;
import dev.pypack.lock.LockedWheel;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.lock.WheelRanking;
import dev.pypack.pep.WheelName;
import dev.pypack.sdist.BuiltWheel;
import dev.pypack.sdist.SdistBuilder;
import dev.pypack.sdist.SourceArchive;
import dev.pypack.store.StoredFiles;
import dev.pypack.store.WantedFile;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Wheels of the files that a lock names, by way of the store; those of other modules are packed, and those of sources built,
 * where somebody has named the package for it.
 */
public final class LockedPackages implements PackageFiles {
    private static final String WHEEL = ".whl";

    /** What an address may end with, and a file can't be called. */
    private static final Pattern NO_NAME = Pattern.compile("\\s*|\\.\\.?|.*[/\\\\:\\x00].*");

    private final Path folder;
    private final StoredFiles files;
    private final LocalModules modules;
    private final LocalArtifacts artifacts;
    private final SdistBuilder builder;

    /**
     * The packages of a lock.
     *
     * @param folder where the lock lies, from which its paths are seen
     * @param files brings the files
     * @param modules the other modules of the build
     * @param artifacts the wheels of Maven repositories
     * @param builder builds what is locked as sources
     */
    public LockedPackages(
            Path folder, StoredFiles files, LocalModules modules, LocalArtifacts artifacts, SdistBuilder builder) {
        this.folder = folder;
        this.files = files;
        this.modules = modules;
        this.artifacts = artifacts;
        this.builder = builder;
    }

    @Override
    public List<List<WheelFile>> wheels(List<TargetSelection> selections) throws IOException {
        Map<Installable, Needed> needed = new LinkedHashMap<>();
        for (TargetSelection selection : selections) {
            for (SelectedPackage each : selection.packages()) {
                Needed known = needed.get(each.installable());
                if (known == null) {
                    known = new Needed(each, new ArrayList<>());
                    needed.put(each.installable(), known);
                }
                known.targets().add(selection.target());
            }
        }
        Map<Installable, Map<Target, WheelFile>> wheels = perTarget(needed.values());
        List<List<WheelFile>> inOrder = new ArrayList<>();
        for (TargetSelection selection : selections) {
            List<WheelFile> ofTarget = new ArrayList<>();
            for (SelectedPackage each : selection.packages()) {
                Map<Target, WheelFile> ofPackage = Objects.requireNonNull(wheels.get(each.installable()));
                ofTarget.add(Objects.requireNonNull(ofPackage.get(selection.target())));
            }
            inOrder.add(ofTarget);
        }
        return inOrder;
    }

    /** A package, and where it is needed. */
    private record Needed(SelectedPackage selected, List<Target> targets) {
        Map<Target, WheelFile> everywhere(WheelFile wheel) {
            Map<Target, WheelFile> same = new HashMap<>();
            for (Target target : targets) {
                same.put(target, wheel);
            }
            return same;
        }
    }

    private Map<Installable, Map<Target, WheelFile>> perTarget(Collection<Needed> packages) throws IOException {
        Map<Installable, Map<Target, WheelFile>> wheels = new HashMap<>();
        Map<Needed, WantedFile> wanted = new LinkedHashMap<>();
        List<Finding> errors = new ArrayList<>();
        for (Needed each : packages) {
            SelectedPackage selected = each.selected();
            Optional<WantedFile> file = file(selected);
            List<WheelFile> ofModule = selected.installable() instanceof LockedDirectory
                    ? modules.wheels(selected.locked().name())
                    : List.of();
            if (file.isPresent()) {
                wanted.put(each, file.get());
            } else if (ofModule.isEmpty()) {
                errors.add(new RefusedPackage(selected).finding());
            } else {
                wheels.put(selected.installable(), ofModule(each, ofModule, errors));
            }
        }
        refuse(errors);
        List<Path> fetched = files.fetchAll(wanted.values());
        int i = 0;
        for (Map.Entry<Needed, WantedFile> each : wanted.entrySet()) {
            Installable installable = each.getKey().selected().installable();
            wheels.put(installable, wheels(each.getKey(), each.getValue(), fetched.get(i++), errors));
        }
        refuse(errors);
        return wheels;
    }

    private static void refuse(List<Finding> errors) {
        if (!errors.isEmpty()) {
            throw new UserMistake(Findings.of(errors));
        }
    }

    private Map<Target, WheelFile> wheels(Needed needed, WantedFile file, Path fetched, List<Finding> errors)
            throws IOException {
        String known = file.hashes().get("sha256");
        Sha256 sha256 = known == null
                ? Sha256.ofFile(fetched)
                : Sha256.ofDigest(HexFormat.of().parseHex(known));
        if (file.name().endsWith(WHEEL)) {
            return needed.everywhere(new WheelFile(fetched, WheelName.parse(file.name()), sha256));
        }
        SelectedPackage selected = needed.selected();
        Optional<String> subdirectory =
                selected.installable() instanceof LockedArchive archive ? archive.subdirectory() : Optional.empty();
        SourceArchive sources = new SourceArchive(selected.locked(), fetched, sha256, subdirectory);
        Map<Target, WheelFile> built = new HashMap<>();
        for (Map.Entry<Target, BuiltWheel> each :
                builder.wheels(sources, needed.targets(), errors).entrySet()) {
            BuiltWheel wheel = each.getValue();
            built.put(each.getKey(), new WheelFile(wheel.file(), wheel.name(), wheel.sha256()));
        }
        return built;
    }

    /** The file of which a package is installed: its wheel, or sources that may be built. */
    private Optional<WantedFile> file(SelectedPackage each) throws IOException {
        if (each.installable() instanceof LockedWheel wheel) {
            return Optional.of(wanted(wheel.name().toString(), wheel.file(), Optional.empty()));
        }
        if (each.installable() instanceof LockedArchive archive) {
            String fileName = archive.file().location().fileName();
            return fileName.endsWith(WHEEL)
                    ? Optional.of(wanted(fileName, archive.file(), artifacts.file(each.locked())))
                    : sources(each, fileName, archive.file());
        }
        return each.installable() instanceof LockedSdist sdist
                ? sources(each, sdist.name().toString(), sdist.file())
                : Optional.empty();
    }

    private Optional<WantedFile> sources(SelectedPackage each, String fileName, LockedFile file) throws IOException {
        return builder.mayBuild(each.locked().name())
                ? Optional.of(wanted(
                        NO_NAME.matcher(fileName).matches() ? each.locked().name() : fileName, file, Optional.empty()))
                : Optional.empty();
    }

    private WantedFile wanted(String name, LockedFile file, Optional<Path> artifact) {
        List<String> urls = new ArrayList<>();
        Location location = file.location();
        if (artifact.isPresent()) {
            urls.add(artifact.get().toAbsolutePath().toString());
        } else if (location.path().isPresent()) {
            Path path = folder.toAbsolutePath().resolve(location.path().get());
            urls.add(path.normalize().toString());
        }
        if (location.url().isPresent()) {
            urls.add(location.url().get());
        }
        return new WantedFile(name, urls, file.size(), file.hashes());
    }

    /** Of each target the wheel of a module that runs there. */
    private static Map<Target, WheelFile> ofModule(Needed needed, List<WheelFile> wheels, List<Finding> errors) {
        Map<Target, WheelFile> perTarget = new HashMap<>();
        for (Target target : needed.targets()) {
            Optional<WheelFile> best = new WheelRanking(target).best(wheels, WheelFile::name);
            if (best.isPresent()) {
                perTarget.put(target, best.get());
            } else {
                errors.add(RefusedPackage.moduleElsewhere(needed.selected(), wheels, target));
            }
        }
        return perTarget;
    }
}
