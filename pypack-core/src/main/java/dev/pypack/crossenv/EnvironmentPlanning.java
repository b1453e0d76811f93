package dev.pypack.crossenv;

import dev.pypack.build.Parallel;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Plans environments: what of a lock is installed, from which wheels, at which places. */
public final class EnvironmentPlanning {
    private final Store store;
    private final int threads;
    private final PackageFiles packageFiles;
    private final Supplier<PythonRuntime> python;

    /**
     * What is planned with.
     *
     * @param store where wheels lie unpacked
     * @param threads how many work at a time, at least 1
     * @param packageFiles brings the wheels
     * @param python an embedded Python, whose pip carries the launchers for Windows; asked for only where one is needed
     */
    public EnvironmentPlanning(Store store, int threads, PackageFiles packageFiles, Supplier<PythonRuntime> python) {
        this.store = store;
        this.threads = threads;
        this.packageFiles = packageFiles;
        this.python = python;
    }

    /** The plans, in the order of what is wanted; all mistakes of all of them are told together. */
    List<EnvironmentPlan> plans(List<WantedEnvironment> all, EnvironmentForm form) throws IOException {
        List<Selection> selected = Parallel.each(threads, all, EnvironmentPlanning::selected);
        List<Finding> unselected = new ArrayList<>();
        for (Selection each : selected) {
            unselected.addAll(each.errors());
        }
        refuse(unselected);
        List<Integer> indices = new ArrayList<>();
        List<TargetSelection> selections = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            indices.add(i);
            selections.add(new TargetSelection(
                    all.get(i).place().target(), selected.get(i).packages()));
        }
        List<Map<Installable, KeptWheel>> wheels = unpacked(selections);
        try {
            List<EnvironmentPlan> plans = Parallel.each(
                    threads,
                    indices,
                    i -> EnvironmentPlan.of(
                            all.get(i),
                            selections.get(i).packages(),
                            wheels.get(i),
                            ownWheel(all.get(i)),
                            form,
                            scripts(selections.get(i).target(), form)));
            List<Finding> errors = new ArrayList<>();
            for (EnvironmentPlan plan : plans) {
                errors.addAll(plan.errors());
            }
            refuse(errors);
            return plans;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<KeptWheel> ownWheel(WantedEnvironment wanted) throws IOException {
        return wanted.own().orElse(null) instanceof OwnWheel built
                ? Optional.of(new KeptWheels(store, threads)
                        .all(List.of(built.wheel()))
                        .get(0))
                : Optional.empty();
    }

    /** What a lock installs on a target, or what keeps it from that. */
    private record Selection(List<SelectedPackage> packages, List<Finding> errors) {}

    private static Selection selected(WantedEnvironment wanted) {
        try {
            return new Selection(
                    wanted.lock()
                            .lock()
                            .select(
                                    wanted.lock().target(),
                                    wanted.wanted(),
                                    wanted.lock().place())
                            .packages(),
                    List.of());
        } catch (UserMistake mistake) {
            return new Selection(List.of(), mistake.findings().stream().toList());
        }
    }

    private static void refuse(List<Finding> errors) {
        if (!errors.isEmpty()) {
            throw new UserMistake(Findings.of(errors));
        }
    }

    /** The wheel of each package of each selection; each wheel is unpacked once. */
    private List<Map<Installable, KeptWheel>> unpacked(List<TargetSelection> selections) throws IOException {
        List<List<WheelFile>> files = packageFiles.wheels(selections);
        Set<WheelFile> different = new LinkedHashSet<>();
        for (List<WheelFile> ofTarget : files) {
            different.addAll(ofTarget);
        }
        List<WheelFile> distinct = List.copyOf(different);
        List<KeptWheel> kept = new KeptWheels(store, threads).all(distinct);
        Map<WheelFile, KeptWheel> byFile = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            byFile.put(distinct.get(i), kept.get(i));
        }
        List<Map<Installable, KeptWheel>> wheels = new ArrayList<>();
        for (int i = 0; i < selections.size(); i++) {
            List<SelectedPackage> packages = selections.get(i).packages();
            Map<Installable, KeptWheel> ofTarget = new HashMap<>();
            for (int j = 0; j < packages.size(); j++) {
                WheelFile file = files.get(i).get(j);
                ofTarget.put(packages.get(j).installable(), Objects.requireNonNull(byFile.get(file)));
            }
            wheels.add(ofTarget);
        }
        return wheels;
    }

    private ScriptMaker scripts(Target target, EnvironmentForm form) {
        return target.platform().family() == Family.WINDOWS
                ? new WindowsLaunchers(
                        target.platform(),
                        () -> LauncherStubs.in(store, BundledPip.of(python.get())),
                        form.pythonFolder())
                : form == EnvironmentForm.VIRTUAL
                        ? new PosixScripts("python")
                        : PosixScripts.of(target.pythonVersion());
    }
}
