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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        refuse(selected.stream().flatMap(each -> each.errors().stream()).toList());
        List<List<SelectedPackage>> selections =
                selected.stream().map(Selection::packages).toList();
        Map<Installable, KeptWheel> wheels = unpacked(selections);
        Map<WantedEnvironment, List<SelectedPackage>> packages = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            packages.put(all.get(i), selections.get(i));
        }
        try {
            List<EnvironmentPlan> plans = Parallel.each(
                    threads,
                    packages.entrySet(),
                    each -> EnvironmentPlan.of(
                            each.getKey(),
                            each.getValue(),
                            wheels,
                            ownWheel(each.getKey()),
                            form,
                            scripts(each.getKey().place().target(), form)));
            refuse(plans.stream().flatMap(plan -> plan.errors().stream()).toList());
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
