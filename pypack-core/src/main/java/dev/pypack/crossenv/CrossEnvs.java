package dev.pypack.crossenv;

import dev.pypack.build.Fingerprint;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Parallel;
import dev.pypack.crossenv.EnvironmentMemory.Head;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.Installable;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.python.BundledPip;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.Store;
import dev.pypack.target.Family;
import dev.pypack.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings the environments of several targets to exactly what their locks say. */
public final class CrossEnvs {
    private static final int SHORT = 16;

    private final Store store;
    private final int threads;
    private final String generator;
    private final PackageFiles packageFiles;
    private final Supplier<PythonRuntime> python;

    /**
     * What environments are made with.
     *
     * @param store where wheels lie unpacked
     * @param threads how many work at a time, at least 1
     * @param generator the identity of this program
     * @param packageFiles brings the wheels
     * @param python an embedded Python, whose pip carries the launchers for Windows; asked for only where one is needed
     */
    public CrossEnvs(
            Store store, int threads, String generator, PackageFiles packageFiles, Supplier<PythonRuntime> python) {
        this.store = store;
        this.threads = threads;
        this.generator = generator;
        this.packageFiles = packageFiles;
        this.python = python;
    }

    /**
     * Makes the environments, or brings those that are there to what is wanted. Nothing is written where one of them can't
     * be made.
     *
     * @param all one for each target
     * @return in the same order
     * @throws UserMistake if a package has nothing for a target or can't be installed, or two can't lie side by side
     * @throws dev.pypack.build.EnvironmentFailure if a file can't be had
     * @throws IOException if a file can't be read or written
     */
    public List<CrossEnv> sync(List<WantedCrossEnv> all) throws IOException {
        List<Optional<CrossEnv>> right = Parallel.each(threads, all, wanted -> asMade(wanted.place()));
        Map<WantedCrossEnv, List<SelectedPackage>> pending = new LinkedHashMap<>();
        List<Finding> errors = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (right.get(i).isEmpty()) {
                pending.put(all.get(i), selected(all.get(i), errors));
            }
        }
        refuse(errors);
        Map<WantedCrossEnv, CrossEnv> made = pending.isEmpty() ? Map.of() : make(pending);
        List<CrossEnv> environments = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            WantedCrossEnv wanted = all.get(i);
            environments.add(right.get(i).orElseGet(() -> Objects.requireNonNull(made.get(wanted))));
        }
        return environments;
    }

    /**
     * The environments, where all of them are as they were made.
     *
     * @param places of the environments
     * @return in the same order; nothing where one of them has to be made, or brought to something else
     * @throws IOException if a folder can't be read
     */
    public Optional<List<CrossEnv>> ifAsMade(List<EnvironmentPlace> places) throws IOException {
        List<Optional<CrossEnv>> found = Parallel.each(threads, places, this::asMade);
        return found.stream().allMatch(Optional::isPresent)
                ? Optional.of(found.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private Optional<CrossEnv> asMade(EnvironmentPlace place) throws IOException {
        return folder(place).ifAsMade(fingerprint(place)).map(head -> environment(place, head, true));
    }

    private static CrossEnv environment(EnvironmentPlace place, Head head, boolean isUpToDate) {
        return new CrossEnv(place.target(), place.folder(), head.packages(), head.files(), head.bytes(), isUpToDate);
    }

    private String fingerprint(EnvironmentPlace place) {
        return Fingerprint.of(generator)
                .with(place.target().id())
                .with(place.digest())
                .end();
    }

    private static List<SelectedPackage> selected(WantedCrossEnv wanted, List<Finding> errors) {
        try {
            return wanted.lock()
                    .lock()
                    .select(
                            wanted.lock().target(),
                            wanted.wanted(),
                            wanted.lock().place())
                    .packages();
        } catch (UserMistake mistake) {
            mistake.findings().forEach(errors::add);
            return List.of();
        }
    }

    private static void refuse(List<Finding> errors) {
        if (!errors.isEmpty()) {
            throw new UserMistake(Findings.of(errors));
        }
    }

    private Map<WantedCrossEnv, CrossEnv> make(Map<WantedCrossEnv, List<SelectedPackage>> pending) throws IOException {
        Map<Installable, KeptWheel> wheels = unpacked(pending.values());
        Path scratch =
                Files.createTempDirectory(Files.createDirectories(store.root().resolve("tmp")), "crossenv-");
        try {
            Map<WantedCrossEnv, EnvironmentPlan> plans = new LinkedHashMap<>();
            List<EnvironmentPlan> planned = Parallel.each(
                    threads,
                    pending.entrySet(),
                    each -> EnvironmentPlan.of(
                            each.getKey().lock().target(),
                            each.getValue(),
                            each.getKey().requested(),
                            wheels,
                            scripts(each.getKey().lock().target(), scratch)));
            int i = 0;
            for (WantedCrossEnv wanted : pending.keySet()) {
                plans.put(wanted, planned.get(i++));
            }
            refuse(planned.stream().flatMap(plan -> plan.errors().stream()).toList());
            return write(plans, pending);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            FolderTree.delete(scratch);
        }
    }

    private Map<Installable, KeptWheel> unpacked(Collection<List<SelectedPackage>> selections) throws IOException {
        Map<Installable, SelectedPackage> distinct = new LinkedHashMap<>();
        selections.forEach(packages -> packages.forEach(each -> distinct.putIfAbsent(each.installable(), each)));
        List<WheelFile> files = packageFiles.wheels(List.copyOf(distinct.values()));
        List<KeptWheel> kept = new KeptWheels(store, threads).all(files);
        Map<Installable, KeptWheel> wheels = new HashMap<>();
        int i = 0;
        for (Installable each : distinct.keySet()) {
            wheels.put(each, kept.get(i++));
        }
        return wheels;
    }

    private ScriptMaker scripts(Target target, Path scratch) {
        return target.platform().family() == Family.WINDOWS
                ? new WindowsLaunchers(target.platform(), () -> BundledPip.of(python.get()), scratch)
                : new PosixScripts(target.pythonVersion());
    }

    private Map<WantedCrossEnv, CrossEnv> write(
            Map<WantedCrossEnv, EnvironmentPlan> plans, Map<WantedCrossEnv, List<SelectedPackage>> pending)
            throws IOException {
        Map<WantedCrossEnv, CrossEnv> made = new HashMap<>();
        for (Map.Entry<WantedCrossEnv, EnvironmentPlan> each : plans.entrySet()) {
            EnvironmentPlace place = each.getKey().place();
            int packages = Objects.requireNonNull(pending.get(each.getKey())).size();
            store.exclusively(lockName(place.folder()), () -> {
                Head head = folder(place).bringTo(each.getValue().files().values(), packages, fingerprint(place));
                made.put(each.getKey(), environment(place, head, false));
            });
        }
        return made;
    }

    private static String lockName(Path folder) {
        String place =
                Fingerprint.of(folder.toAbsolutePath().normalize().toString()).end();
        return "crossenv-" + place.substring(0, SHORT);
    }

    private EnvironmentFolder folder(EnvironmentPlace place) {
        return new EnvironmentFolder(place.folder(), place.memory(), threads);
    }
}
