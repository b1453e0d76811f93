package dev.pypack.lock.inputs;

import dev.pypack.build.Host;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.requirements.RequirementsFile;
import dev.pypack.lock.requirements.WrittenRequirement;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.project.LockSettings;
import dev.pypack.project.ModuleNeeds;
import dev.pypack.target.Platform;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a lock is made of. Neither the order of requirements nor their spelling, nor comments, nor who logs in to
 * an index, make a difference.
 *
 * @param name the normalised name of the project, by which its extras can require each other
 * @param dependencies the requirements that are always installed
 * @param extras the requirements of each extra, by its normalised name
 * @param groups the requirements of each dependency group and of those that it includes, by its normalised name
 * @param requiresPython the versions of Python that the project is made for, if it says so
 * @param resolver the keys of {@code [tool.uv]} that have an influence on what is locked
 * @param settings how the packages are found, besides
 * @param targets where the lock has to fit
 * @param namesTargets whether somebody named the targets; else they differ from machine to machine, and the lock isn't
 *     stale on another one
 * @param local the packages that no index has, by their normalised names: modules of the same build, wheels of Maven
 *     repositories
 * @param requirementsFile the requirements.txt that the dependencies come from, if they do
 * @param written where each requirement and constraint stands, those of the project before constraints
 */
public record LockInputs(
        String name,
        List<Requirement> dependencies,
        SortedMap<String, List<Requirement>> extras,
        SortedMap<String, List<Requirement>> groups,
        Optional<SpecifierSet> requiresPython,
        FreeTable resolver,
        LockSettings settings,
        List<Target> targets,
        boolean namesTargets,
        SortedMap<String, LocalPackage> local,
        Optional<RequirementsFile> requirementsFile,
        List<WrittenRequirement> written) {

    /**
     * Copies of these.
     *
     * @param name the normalised name of the project
     * @param dependencies the requirements that are always installed
     * @param extras the requirements of each extra
     * @param groups the requirements of each dependency group
     * @param requiresPython the versions of Python
     * @param resolver keys of {@code [tool.uv]}
     * @param settings how the packages are found, besides
     * @param targets where the lock has to fit
     * @param namesTargets whether somebody named the targets
     * @param local the packages that no index has
     * @param requirementsFile the requirements.txt that the dependencies come from
     * @param written where each requirement stands
     */
    public LockInputs {
        local = Collections.unmodifiableSortedMap(new TreeMap<>(local));
        dependencies = List.copyOf(dependencies);
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        targets = List.copyOf(targets);
        written = List.copyOf(written);
    }

    /**
     * Reads the inputs of a module.
     *
     * @param module its folder
     * @param needs what it says besides the packages in its pyproject.toml
     * @param host this machine
     * @return the inputs
     * @throws UserMistake if pyproject.toml has what can't be locked, with all mistakes
     * @throws IOException if the file can't be read
     */
    public static LockInputs read(Path module, ModuleNeeds needs, Host host) throws IOException {
        return new LockInputsReader(needs, host).read(module);
    }

    /**
     * Whether nothing is needed.
     *
     * @return true where there is nothing to be locked
     */
    public boolean isEmpty() {
        return dependencies.isEmpty()
                && areAllEmpty(extras.values())
                && areAllEmpty(groups.values())
                && local.isEmpty();
    }

    private static boolean areAllEmpty(Collection<List<Requirement>> lists) {
        for (List<Requirement> each : lists) {
            if (!each.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same for some of its platforms.
     *
     * @param platforms the platforms; all, if there are none
     * @return these inputs, with those of the targets that are on them
     * @throws UserMistake if there is no target on one of them
     */
    public LockInputs on(List<Platform> platforms) {
        List<Finding> missing = new ArrayList<>();
        for (Platform platform : platforms) {
            if (!hasTargetOn(platform)) {
                missing.add(otherTarget(platform));
            }
        }
        if (!missing.isEmpty()) {
            throw new UserMistake(Findings.of(missing));
        }
        List<Target> some = new ArrayList<>();
        for (Target target : targets) {
            if (platforms.isEmpty() || platforms.contains(target.platform())) {
                some.add(target);
            }
        }
        return new LockInputs(
                name,
                dependencies,
                extras,
                groups,
                requiresPython,
                resolver,
                settings,
                some,
                namesTargets,
                local,
                requirementsFile,
                written);
    }

    private boolean hasTargetOn(Platform platform) {
        for (Target target : targets) {
            if (target.platform().equals(platform)) {
                return true;
            }
        }
        return false;
    }

    private Finding otherTarget(Platform platform) {
        return Finding.error(
                "other-target",
                Place.of("pypack.targets"),
                platform + " is no target of " + name + ", whose targets are "
                        + targets.stream().map(Target::id).collect(Collectors.joining(", ")),
                "");
    }

    /**
     * Where a package is required or constrained.
     *
     * @param name its normalised name
     * @return all such lines, in the order of the files
     */
    public List<WrittenRequirement> written(String name) {
        List<WrittenRequirement> named = new ArrayList<>();
        for (WrittenRequirement each : written) {
            if (each.name().equals(name)) {
                named.add(each);
            }
        }
        return Collections.unmodifiableList(named);
    }

    /**
     * Where to look for the reason that a package is locked.
     *
     * @param name its normalised name
     * @return the first line that requires it; where there is none, the file that the requirements stand in
     */
    public Place place(String name) {
        List<WrittenRequirement> named = written(name);
        if (!named.isEmpty()) {
            return named.get(0).place();
        }
        return Place.of(
                written.isEmpty() ? "pyproject.toml" : written.get(0).place().name());
    }

    /**
     * Whether something comes from a git repository.
     *
     * @return true if a requirement says so
     */
    public boolean needsGit() {
        for (WrittenRequirement each : written) {
            Optional<String> url = each.requirement().url();
            if (url.isPresent() && url.get().startsWith("git+")) {
                return true;
            }
        }
        return UvSources.nameGit(resolver.values().getOrDefault(UvSources.SOURCES, Map.of()));
    }

    /**
     * Whether there are extras or groups that exclude each other.
     *
     * @return true if {@code tool.uv.conflicts} says so
     */
    public boolean hasConflicts() {
        return resolver.values().containsKey(UvSources.CONFLICTS);
    }

    /**
     * The hashes that are demanded of files.
     *
     * @return those of the requirements file; none without one
     */
    public RequiredHashes requiredHashes() {
        return new RequiredHashes(
                requirementsFile.isPresent() ? requirementsFile.get().hashes() : new TreeMap<>());
    }

    /**
     * The keys of {@code [tool.uv]}, with what a requirements file says in other words.
     *
     * @return the values by their keys
     */
    public Map<String, Object> uvKeys() {
        return new UvKeys(this).toMap();
    }

    /**
     * The package indexes and other places of packages that the project itself names.
     *
     * @return what it says of them
     */
    public UvPlaces places() {
        return new UvPlaces(uvKeys());
    }

    /**
     * The same for one target alone, with versions that are known to run there.
     *
     * @param target the target
     * @param pins the versions, as {@code name==version}
     * @return inputs for that target
     */
    public LockInputs pinnedFor(Target target, List<String> pins) {
        return new LockInputs(
                name,
                dependencies,
                extras,
                groups,
                requiresPython,
                new FreeTable(new UvKeys(this).pinnedFor(target, pins)),
                settings,
                List.of(target),
                true,
                local,
                Optional.empty(),
                written);
    }

    /**
     * What the lock keeps of the inputs, so that a change of them is seen.
     *
     * @return the SHA-256 of each input, in hexadecimal digits, by the name of the input as people know it:
     *     {@code project.dependencies}, {@code dependency-groups.dev}, {@code tool.uv.index}
     */
    public SortedMap<String, String> digests() {
        return new InputDigests(this).toMap();
    }
}
