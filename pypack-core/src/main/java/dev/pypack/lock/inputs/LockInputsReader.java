package dev.pypack.lock.inputs;

import dev.pypack.build.Host;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.LockTable;
import dev.pypack.lock.inputs.LocalPackage.LocalModule;
import dev.pypack.lock.requirements.RequirementsFile;
import dev.pypack.lock.requirements.WrittenRequirement;
import dev.pypack.pep.DependencyGroups;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.project.LockSettings;
import dev.pypack.project.ModuleNeeds;
import dev.pypack.project.ModuleNeeds.NeededWheel;
import dev.pypack.project.Settings;
import dev.pypack.project.SiblingModule;
import dev.pypack.project.TargetProperty;
import dev.pypack.project.TomlSection;
import dev.pypack.project.TomlSection.Item;
import dev.pypack.project.Utf8File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads from pyproject.toml what a lock is made of, and notes what can't be locked. */
final class LockInputsReader {
    private static final String PYPROJECT = "pyproject.toml";
    private static final String POM = "pom.xml";
    private static final String PROJECT = "project";
    private static final String DEPENDENCIES = "dependencies";
    private static final String OPTIONAL_DEPENDENCIES = "optional-dependencies";
    private static final String DEPENDENCY_GROUPS = "dependency-groups";
    private static final String TOOL = "tool";
    private static final String UV = "uv";
    /** With those of {@link UvPlaces}; what else uv reads has no influence on what it finds. */
    private static final Set<String> OF_RESOLVER = Set.of(
            "constraint-dependencies",
            "dependency-metadata",
            "environments",
            "exclude-dependencies",
            "fork-strategy",
            "override-dependencies",
            "prerelease",
            "required-environments",
            "resolution",
            UvSources.CONFLICTS,
            UvSources.SOURCES);

    private final ModuleNeeds needs;
    private final Host host;
    private final List<Finding> found = new ArrayList<>();

    LockInputsReader(ModuleNeeds needs, Host host) {
        this.needs = needs;
        this.host = host;
    }

    LockInputs read(Path folder) throws IOException {
        SortedMap<String, LocalPackage> local = local();
        Path file = folder.resolve(PYPROJECT);
        Optional<String> text = Files.isRegularFile(file) ? Utf8File.read(file) : Optional.of("");
        if (text.isEmpty()) {
            throw new UserMistake(mistake("not-utf8", "the file is not UTF-8"));
        }
        Optional<TomlSection> whole = TomlSection.parse(PYPROJECT, text.get(), found);
        if (whole.isEmpty()) {
            throw new UserMistake(Findings.of(found));
        }
        LockTable table = new LockTable(whole.get(), found);
        LockInputs inputs = inputs(table, local, table.has(PROJECT) ? Optional.empty() : requirementsIn(folder));
        if (!found.isEmpty()) {
            throw new UserMistake(Findings.of(found));
        }
        return inputs;
    }

    /** Without {@code [project]} the file counts that Python users write where there is no pyproject.toml. */
    private Optional<RequirementsFile> requirementsIn(Path folder) throws IOException {
        Path file = folder.resolve(RequirementsFile.NAME);
        return Files.isRegularFile(file)
                ? Optional.of(RequirementsFile.read(file, host.environment()))
                : Optional.empty();
    }

    /** Where the wheels of the POM come from. */
    private SortedMap<String, LocalPackage> local() throws IOException {
        SortedMap<String, LocalPackage> local = new TreeMap<>();
        for (NeededWheel wheel : needs.ofPom()) {
            if (wheel.module().isPresent()) {
                local.put(
                        wheel.name(),
                        LocalPackage.of(wheel.name(), module(wheel.module().get())));
            } else if (wheel.repository().isPresent()) {
                local.put(
                        wheel.name(),
                        LocalPackage.of(wheel.name(), wheel.repository().get()));
            }
        }
        return local;
    }

    /** A module that has targets of its own has to run on those of this one. */
    private LocalModule module(SiblingModule sibling) throws IOException {
        ModuleNeeds own = ModuleNeeds.read(sibling.folder(), sibling.pom(), TargetProperty.ABSENT, Settings.NONE, host);
        ModuleNeeds here =
                new ModuleNeeds(own.name(), own.requiresPython(), own.ofPom(), needs.targets(), false, needs.lock());
        return new LocalModule(
                sibling.folder(), sibling.coordinates(), new LockInputsReader(here, host).read(sibling.folder()));
    }

    private static Finding mistake(String id, String message) {
        return Finding.error(id, Place.of(PYPROJECT), message, "");
    }

    private LockInputs inputs(LockTable whole, SortedMap<String, LocalPackage> local, Optional<RequirementsFile> file) {
        Optional<LockTable> project = whole.table(PROJECT);
        return new LockInputs(
                needs.name(),
                withWheelsOfPom(project.isPresent() ? requirements(project.get(), DEPENDENCIES) : requirements(file)),
                extras(inner(project, OPTIONAL_DEPENDENCIES)),
                groups(whole.table(DEPENDENCY_GROUPS)),
                needs.requiresPython(),
                resolver(inner(whole.table(TOOL), UV)),
                needs.lock(),
                needs.targets(),
                needs.namesTargets(),
                local,
                file,
                written(whole, file));
    }

    private static Optional<LockTable> inner(Optional<LockTable> table, String key) {
        return table.isPresent() ? table.get().table(key) : Optional.empty();
    }

    private static List<Requirement> requirements(LockTable table, String key) {
        return table.allParsed(key, Requirement::parse);
    }

    private static List<Requirement> requirements(Optional<RequirementsFile> file) {
        List<Requirement> requirements = new ArrayList<>();
        if (file.isPresent()) {
            for (WrittenRequirement each : file.get().requirements()) {
                requirements.add(each.requirement());
            }
        }
        return requirements;
    }

    /** Each requirement at its place: in the tables, in the requirements file, in the POM. */
    private List<WrittenRequirement> written(LockTable whole, Optional<RequirementsFile> file) {
        List<WrittenRequirement> all = new ArrayList<>();
        Optional<LockTable> project = whole.table(PROJECT);
        if (project.isPresent()) {
            add(project.get(), List.of(DEPENDENCIES), all);
        }
        addAll(inner(project, OPTIONAL_DEPENDENCIES), all);
        addAll(whole.table(DEPENDENCY_GROUPS), all);
        if (file.isPresent()) {
            all.addAll(file.get().requirements());
        }
        for (NeededWheel wheel : needs.ofPom()) {
            all.add(new WrittenRequirement(wheel.requirement(), Place.of(POM)));
        }
        Optional<LockTable> uv = inner(whole.table(TOOL), UV);
        if (uv.isPresent()) {
            add(uv.get(), List.of("constraint-dependencies", "override-dependencies"), all);
        }
        if (file.isPresent()) {
            all.addAll(file.get().constraints());
        }
        return all;
    }

    private static void addAll(Optional<LockTable> table, List<WrittenRequirement> all) {
        if (table.isPresent()) {
            add(table.get(), table.get().keys(), all);
        }
    }

    private static void add(LockTable table, Collection<String> keys, List<WrittenRequirement> all) {
        for (String key : keys) {
            for (Item item : table.textsAmong(key)) {
                Optional<Requirement> requirement = parsed(item.text());
                if (requirement.isPresent()) {
                    all.add(new WrittenRequirement(requirement.get(), item.place()));
                }
            }
        }
    }

    /** What is none is noted where the list is read. */
    private static Optional<Requirement> parsed(String text) {
        try {
            return Optional.of(Requirement.parse(text));
        } catch (InvalidPep e) {
            return Optional.empty();
        }
    }

    /** Of a module of this build the version is not asked for: there is one, and it changes with each release. */
    private List<Requirement> withWheelsOfPom(List<Requirement> written) {
        List<Requirement> all = new ArrayList<>();
        for (Requirement each : written) {
            all.add(isModule(PackageName.normalize(each.name())) ? each.withoutSpecifiers() : each);
        }
        for (NeededWheel wheel : needs.ofPom()) {
            if (!isRequired(wheel.name(), written)) {
                all.add(wheel.module().isPresent() ? wheel.requirement().withoutSpecifiers() : wheel.requirement());
            }
        }
        return all;
    }

    private static boolean isRequired(String name, List<Requirement> written) {
        for (Requirement each : written) {
            if (PackageName.normalize(each.name()).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isModule(String name) {
        for (NeededWheel wheel : needs.ofPom()) {
            if (wheel.name().equals(name) && wheel.module().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static SortedMap<String, List<Requirement>> extras(Optional<LockTable> table) {
        return table.isPresent() ? extras(table.get()) : new TreeMap<>();
    }

    private static SortedMap<String, List<Requirement>> extras(LockTable table) {
        SortedMap<String, List<Requirement>> extras = new TreeMap<>();
        for (String key : table.keys()) {
            List<Requirement> requirements = requirements(table, key);
            Optional<String> extra = table.attempt(table.place(key), key, () -> PackageName.normalize(key));
            if (extra.isPresent() && extras.put(extra.get(), requirements) != null) {
                table.mistake("same-extra", table.place(key), "there are two extras " + extra.get(), "");
            }
        }
        return extras;
    }

    private static SortedMap<String, List<Requirement>> groups(Optional<LockTable> table) {
        return table.isPresent() ? groups(table.get()) : new TreeMap<>();
    }

    private static SortedMap<String, List<Requirement>> groups(LockTable table) {
        SortedMap<String, List<Requirement>> resolved = new TreeMap<>();
        Optional<DependencyGroups> groups = table.attempt(
                table.place(), "", () -> DependencyGroups.of(table.free().values()));
        if (groups.isPresent()) {
            for (String group : groups.get().names()) {
                Optional<List<Requirement>> requirements = table.attempt(
                        table.place(group), group, () -> groups.get().resolve(group));
                if (requirements.isPresent()) {
                    resolved.put(group, requirements.get());
                }
            }
        }
        return resolved;
    }

    private FreeTable resolver(Optional<LockTable> uv) {
        return uv.isPresent() ? resolver(uv.get()) : FreeTable.EMPTY;
    }

    private FreeTable resolver(LockTable uv) {
        if (uv.has("workspace")) {
            uv.mistake(
                    "unsupported-resolver-key",
                    uv.place("workspace"),
                    "tool.uv.workspace makes one lock of many projects, and pypack one of each module",
                    "Make its members modules of the build, which depend on each other in their POMs, with the type whl.");
        }
        new UvSources(uv, namesOfPom()).check();
        UvPlaces.check(uv);
        Map<String, Object> kept = ofResolver(uv);
        Object ofUv = kept.get(UvPlaces.EXCLUDE_NEWER);
        Optional<Instant> ofPypack = needs.lock().excludeNewer();
        if (ofUv != null
                && ofPypack.isPresent()
                && !LockSettings.moment(ofUv.toString()).equals(ofPypack)) {
            uv.mistake(
                    "disagreement",
                    uv.place(UvPlaces.EXCLUDE_NEWER),
                    "tool.uv.exclude-newer is " + ofUv + ", and exclude-newer of pypack ends at " + ofPypack.get(),
                    "Write it in one place.");
        }
        return new FreeTable(kept);
    }

    private Set<String> namesOfPom() {
        Set<String> names = new HashSet<>();
        for (NeededWheel wheel : needs.ofPom()) {
            names.add(wheel.name());
        }
        return names;
    }

    private static Map<String, Object> ofResolver(LockTable uv) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Object> each : uv.free().values().entrySet()) {
            if (OF_RESOLVER.contains(each.getKey()) || UvPlaces.KEYS.contains(each.getKey())) {
                kept.put(each.getKey(), each.getValue());
            }
        }
        return kept;
    }
}
