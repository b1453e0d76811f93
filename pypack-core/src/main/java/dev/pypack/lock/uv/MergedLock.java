package dev.pypack.lock.uv;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.Location;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedFile;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.LockedSdist;
import dev.pypack.lock.LockedSource;
import dev.pypack.lock.LockedVcs;
import dev.pypack.lock.LockedWheel;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.UserInfo;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.inputs.LockNotes;
import dev.pypack.pep.Marker;
import dev.pypack.pep.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One lock of what uv exports: with extras and groups as conditions, what needs what, and the versions of Python that the
 * project is made for.
 */
final class MergedLock {
    private static final String PYPACK = "pypack";
    private static final String EXTRAS = "extras";
    private static final String GROUPS = "dependency_groups";

    private final LockInputs inputs;
    private final UvGraph graph;
    /** By what makes a package the same. */
    private final Map<String, List<Part>> parts = new LinkedHashMap<>();

    private final UvExports exports;
    private final LocalPackages local;

    MergedLock(UvExports exports, UvGraph graph, LockInputs inputs, LocalPackages local) {
        this.local = local;
        this.exports = exports;
        this.graph = graph;
        this.inputs = inputs;
        add(exports.base().packages(), Optional.empty());
        for (Map.Entry<String, List<LockedPackage>> extra : exports.extras().entrySet()) {
            add(extra.getValue(), Optional.of(asked(extra.getKey(), EXTRAS)));
        }
        for (Map.Entry<String, List<LockedPackage>> group : exports.groups().entrySet()) {
            add(group.getValue(), Optional.of(asked(group.getKey(), GROUPS)));
        }
    }

    private static Marker asked(String name, String variable) {
        return Marker.parse("'" + name + "' in " + variable);
    }

    /** A package of one export, and what was asked for to get it. */
    private record Part(Optional<Marker> asked, LockedPackage locked) {
        /** What makes a package the same in several exports. */
        String identity() {
            return name() + " " + version() + " " + source(locked.source());
        }

        private static String source(LockedSource source) {
            if (source instanceof LockedVcs vcs) {
                return vcs.location() + "@" + vcs.commitId();
            }
            return source instanceof LockedArchive archive
                    ? archive.file().location().toString()
                    : "";
        }

        String name() {
            return locked.name();
        }

        /** Empty where it isn't told. */
        String version() {
            Optional<Version> version = locked.version();
            return version.isPresent() ? version.get().toString() : "";
        }

        Optional<Marker> condition() {
            return both(asked, locked.marker());
        }
    }

    private static Optional<Marker> both(Optional<Marker> first, Optional<Marker> second) {
        if (first.isPresent() && second.isPresent()) {
            return Optional.of(first.get().and(second.get()));
        }
        return first.isPresent() ? first : second;
    }

    private static Optional<Marker> either(Optional<Marker> first, Optional<Marker> second) {
        if (first.isPresent() && second.isPresent()) {
            return Optional.of(first.get().or(second.get()));
        }
        return first.isPresent() ? first : second;
    }

    private void add(List<LockedPackage> packages, Optional<Marker> asked) {
        for (LockedPackage locked : packages) {
            Part part = new Part(asked, locked);
            String identity = part.identity();
            List<Part> same = parts.get(identity);
            if (same == null) {
                same = new ArrayList<>();
                parts.put(identity, same);
            }
            same.add(part);
        }
    }

    /** The lock, of files that every machine can get. */
    Pylock toPylock(LockNotes notes) {
        List<LockedPackage> packages = new ArrayList<>();
        for (List<Part> same : parts.values()) {
            packages.add(local.located(merged(same)));
        }
        refuseLocalFiles(packages);
        return new Pylock(
                exports.base().environments(),
                inputs.requiresPython(),
                Optional.of(List.copyOf(inputs.extras().keySet())),
                Optional.of(List.copyOf(inputs.groups().keySet())),
                List.of(),
                PYPACK,
                packages,
                notes.toTool());
    }

    private LockedPackage merged(List<Part> same) {
        LockedPackage first = same.get(0).locked();
        return new LockedPackage(
                first.name(),
                first.version(),
                both(without(same), condition(same)),
                first.requiresPython(),
                dependencies(first),
                indexWithoutLogin(first),
                source(same),
                first.attestationIdentities(),
                first.tool());
    }

    /** Of a package of the base, that nothing is asked for with which it is not installed. */
    private Optional<Marker> without(List<Part> same) {
        Optional<Marker> without = Optional.empty();
        if (base(same).isPresent()) {
            List<Marker> lacking = new ArrayList<>(lacking(exports.extras().keySet(), same, EXTRAS));
            lacking.addAll(lacking(exports.groups().keySet(), same, GROUPS));
            for (Marker each : lacking) {
                without = both(without, Optional.of(each));
            }
        }
        return without;
    }

    private static Optional<Part> base(List<Part> same) {
        for (Part part : same) {
            if (part.asked().isEmpty()) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static List<Marker> lacking(Set<String> names, List<Part> same, String variable) {
        List<Marker> lacking = new ArrayList<>();
        for (String name : names) {
            if (!isAsked(asked(name, variable), same)) {
                lacking.add(Marker.parse("'" + name + "' not in " + variable));
            }
        }
        return lacking;
    }

    private static boolean isAsked(Marker asked, List<Part> same) {
        for (Part part : same) {
            if (part.asked().isPresent() && part.asked().get().equals(asked)) {
                return true;
            }
        }
        return false;
    }

    /** What holds without extras and groups is not said for each of them again. */
    private static Optional<Marker> condition(List<Part> same) {
        Optional<Part> base = base(same);
        if (base.isPresent() && base.get().locked().marker().isEmpty()) {
            return Optional.empty();
        }
        Optional<Marker> condition = Optional.empty();
        for (Part part : same) {
            if (base.isEmpty()
                    || part.asked().isEmpty()
                    || !part.locked().marker().equals(base.get().locked().marker())) {
                condition = either(condition, part.condition());
            }
        }
        return condition.isPresent() ? Optional.of(condition.get().simplified()) : condition;
    }

    private List<FreeTable> dependencies(LockedPackage locked) {
        List<FreeTable> dependencies = new ArrayList<>();
        for (UvGraph.Node node : graph.neededBy(locked)) {
            Optional<FreeTable> reference = reference(node);
            if (reference.isPresent()) {
                dependencies.add(reference.get());
            }
        }
        return dependencies;
    }

    /** The fewest keys that tell a package from all others; nothing for one that is not installed. */
    private Optional<FreeTable> reference(UvGraph.Node node) {
        List<Part> named = named(node.name());
        if (!isAmong(named, node.version())) {
            return Optional.empty();
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", node.name());
        if (named.size() > 1 && !node.version().isEmpty()) {
            keys.put("version", node.version());
        }
        return Optional.of(new FreeTable(keys));
    }

    private List<Part> named(String name) {
        List<Part> named = new ArrayList<>();
        for (List<Part> same : parts.values()) {
            if (same.get(0).name().equals(name)) {
                named.add(same.get(0));
            }
        }
        return named;
    }

    private static boolean isAmong(List<Part> named, String version) {
        for (Part part : named) {
            if (version.isEmpty() || part.version().equals(version)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> indexWithoutLogin(LockedPackage locked) {
        Optional<String> index = locked.index();
        return index.isPresent() ? Optional.of(UserInfo.removed(index.get())) : index;
    }

    /** uv leaves out wheels that are of no use where the package is needed, which depends on what was asked for. */
    private static LockedSource source(List<Part> same) {
        LockedSource first = same.get(0).locked().source();
        if (!(first instanceof LockedDistributions distributions)) {
            return first instanceof LockedArchive archive
                    ? new LockedArchive(UserInfo.removedFrom(archive.file()), archive.subdirectory())
                    : first;
        }
        Map<String, LockedWheel> wheels = new LinkedHashMap<>();
        for (Part part : same) {
            for (LockedWheel each : ((LockedDistributions) part.locked().source()).wheels()) {
                LockedWheel wheel = new LockedWheel(each.name(), UserInfo.removedFrom(each.file()));
                wheels.putIfAbsent(wheel.file().location().toString(), wheel);
            }
        }
        return new LockedDistributions(sdistWithoutLogin(distributions), List.copyOf(wheels.values()));
    }

    private static Optional<LockedSdist> sdistWithoutLogin(LockedDistributions files) {
        if (files.sdist().isEmpty()) {
            return Optional.empty();
        }
        LockedSdist sdist = files.sdist().get();
        return Optional.of(new LockedSdist(sdist.name(), UserInfo.removedFrom(sdist.file())));
    }

    private void refuseLocalFiles(List<LockedPackage> packages) {
        List<Finding> mistakes = new ArrayList<>();
        for (LockedPackage locked : packages) {
            if (!local.has(locked.name())) {
                for (String path : paths(locked.source())) {
                    mistakes.add(Finding.error(
                            "local-file",
                            inputs.place(locked.name()),
                            locked.label() + " comes from " + path + ", which other machines don't have",
                            "Take it from an index or a URL."));
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
    }

    private static List<String> paths(LockedSource source) {
        if (source instanceof LockedDirectory directory) {
            return List.of(directory.path());
        }
        if (source instanceof LockedVcs vcs) {
            return paths(vcs.location());
        }
        if (source instanceof LockedArchive archive) {
            Optional<String> path = archive.file().location().path();
            return path.isPresent() ? List.of(path.get()) : List.of();
        }
        return firstPath((LockedDistributions) source);
    }

    private static List<String> paths(Location location) {
        List<String> paths = new ArrayList<>();
        if (location.path().isPresent()) {
            paths.add(location.path().get());
        }
        if (location.url().isPresent() && location.url().get().startsWith("file:")) {
            paths.add(location.url().get());
        }
        return paths;
    }

    private static List<String> firstPath(LockedDistributions distributions) {
        List<LockedFile> files = new ArrayList<>();
        if (distributions.sdist().isPresent()) {
            files.add(distributions.sdist().get().file());
        }
        for (LockedWheel wheel : distributions.wheels()) {
            files.add(wheel.file());
        }
        for (LockedFile file : files) {
            List<String> paths = paths(file.location());
            if (!paths.isEmpty()) {
                return paths.subList(0, 1);
            }
        }
        return List.of();
    }
}
