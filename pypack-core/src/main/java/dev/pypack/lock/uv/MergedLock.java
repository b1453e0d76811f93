package dev.pypack.lock.uv;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedDistributions;
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
import java.util.stream.Stream;

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
        exports.extras().forEach((extra, packages) -> add(packages, Optional.of(asked(extra, EXTRAS))));
        exports.groups().forEach((group, packages) -> add(packages, Optional.of(asked(group, GROUPS))));
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
            return locked.version().map(Version::toString).orElse("");
        }

        Optional<Marker> condition() {
            Optional<Marker> both = asked.flatMap(first -> locked.marker().map(first::and));
            return both.isPresent() ? both : asked.or(locked::marker);
        }
    }

    private void add(List<LockedPackage> packages, Optional<Marker> asked) {
        for (LockedPackage locked : packages) {
            Part part = new Part(asked, locked);
            parts.computeIfAbsent(part.identity(), same -> new ArrayList<>()).add(part);
        }
    }

    /** The lock, of files that every machine can get. */
    Pylock toPylock(LockNotes notes) {
        List<LockedPackage> packages =
                parts.values().stream().map(this::merged).map(local::located).toList();
        refuseLocalFiles(
                packages.stream().filter(each -> !local.has(each.name())).toList());
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
        Optional<Marker> condition = condition(same);
        return new LockedPackage(
                first.name(),
                first.version(),
                without(same)
                        .reduce(Marker::and)
                        .map(excluding -> condition.map(excluding::and).orElse(excluding))
                        .or(() -> condition),
                first.requiresPython(),
                dependencies(first),
                first.index().map(UserInfo::removed),
                source(same),
                first.attestationIdentities(),
                first.tool());
    }

    /** Of a package of the base, that nothing is asked for with which it is not installed. */
    private Stream<Marker> without(List<Part> same) {
        if (same.stream().noneMatch(part -> part.asked().isEmpty())) {
            return Stream.empty();
        }
        return Stream.concat(
                lacking(exports.extras().keySet(), same, EXTRAS),
                lacking(exports.groups().keySet(), same, GROUPS));
    }

    private static Stream<Marker> lacking(Set<String> names, List<Part> same, String variable) {
        return names.stream()
                .filter(name -> {
                    Optional<Marker> asked = Optional.of(asked(name, variable));
                    return same.stream().noneMatch(part -> part.asked().equals(asked));
                })
                .map(name -> Marker.parse("'" + name + "' not in " + variable));
    }

    /** What holds without extras and groups is not said for each of them again. */
    private static Optional<Marker> condition(List<Part> same) {
        Optional<Part> base =
                same.stream().filter(part -> part.asked().isEmpty()).findFirst();
        if (base.isPresent() && base.get().locked().marker().isEmpty()) {
            return Optional.empty();
        }
        return same.stream()
                .filter(part -> base.isEmpty()
                        || part.asked().isEmpty()
                        || !part.locked().marker().equals(base.get().locked().marker()))
                .flatMap(part -> part.condition().stream())
                .reduce(Marker::or)
                .map(Marker::simplified);
    }

    private List<FreeTable> dependencies(LockedPackage locked) {
        return graph.neededBy(locked).stream()
                .flatMap(node -> reference(node).stream())
                .toList();
    }

    /** The fewest keys that tell a package from all others; nothing for one that is not installed. */
    private Optional<FreeTable> reference(UvGraph.Node node) {
        List<Part> named = parts.values().stream()
                .map(same -> same.get(0))
                .filter(part -> part.name().equals(node.name()))
                .toList();
        if (named.stream()
                .noneMatch(part -> node.version().isEmpty() || part.version().equals(node.version()))) {
            return Optional.empty();
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", node.name());
        if (named.size() > 1 && !node.version().isEmpty()) {
            keys.put("version", node.version());
        }
        return Optional.of(new FreeTable(keys));
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
        same.stream()
                .map(part -> (LockedDistributions) part.locked().source())
                .flatMap(source -> source.wheels().stream())
                .map(wheel -> new LockedWheel(wheel.name(), UserInfo.removedFrom(wheel.file())))
                .forEach(wheel -> wheels.putIfAbsent(wheel.file().location().toString(), wheel));
        return new LockedDistributions(
                distributions.sdist().map(sdist -> new LockedSdist(sdist.name(), UserInfo.removedFrom(sdist.file()))),
                List.copyOf(wheels.values()));
    }

    private void refuseLocalFiles(List<LockedPackage> packages) {
        List<Finding> local = packages.stream()
                .flatMap(locked -> paths(locked.source())
                        .map(path -> Finding.error(
                                "local-file",
                                inputs.place(locked.name()),
                                locked.label() + " comes from " + path + ", which other machines don't have",
                                "Take it from an index or a URL.")))
                .toList();
        if (!local.isEmpty()) {
            throw new UserMistake(Findings.of(local));
        }
    }

    private static Stream<String> paths(LockedSource source) {
        if (source instanceof LockedDirectory directory) {
            return Stream.of(directory.path());
        }
        if (source instanceof LockedVcs vcs) {
            return Stream.concat(
                    vcs.location().path().stream(),
                    vcs.location().url().stream().filter(url -> url.startsWith("file:")));
        }
        if (source instanceof LockedArchive archive) {
            return archive.file().location().path().stream();
        }
        LockedDistributions files = (LockedDistributions) source;
        return Stream.concat(
                        files.sdist().stream().map(LockedSdist::file),
                        files.wheels().stream().map(LockedWheel::file))
                .flatMap(file -> Stream.concat(
                        file.location().path().stream(),
                        file.location().url().stream().filter(url -> url.startsWith("file:"))))
                .limit(1);
    }
}
