package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.ModuleName;
import dev.pypack.pep.Requirement;
import dev.pypack.project.TomlSection.Item;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what builds a wheel of the sdist of a project, and notes why it could not.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pyproject-toml/#declaring-build-system-dependencies-the-build-system-table">The
 *     table {@code [build-system]}</a>
 */
final class BuildSystemReader {
    private static final String REQUIRES = "requires";
    private static final String BACKEND = "build-backend";
    private static final String IN_TREE = "backend-path";

    /** Those that compile: what they compile, pypack does not pack. */
    private static final Set<String> COMPILING =
            Set.of("maturin", "mesonpy", "scikit_build_core", "sipbuild", "setuptools_rust", "py_build_cmake");

    private final ProjectFolder folder;
    private final Pyproject pyproject;
    private final PomMetadata pom;
    private final List<Finding> mistakes;

    BuildSystemReader(ProjectFolder folder, Pyproject pyproject, PomMetadata pom, List<Finding> mistakes) {
        this.folder = folder;
        this.pyproject = pyproject;
        this.pom = pom;
        this.mistakes = mistakes;
    }

    /** Notes sources for some platforms: what a backend builds of an sdist has one set of files, whoever installs it. */
    void refuse(List<Overlay> overlays) {
        overlays.forEach(overlay -> mistakes.add(Finding.error(
                "sdist-overlay",
                Place.of(overlay.folder()),
                "sources for some platforms, and no backend knows how to build the wheel of its platform from them",
                "Publish the wheels alone: take the goal sdist away, or set pypack.sdist.skip to true in this module. Or"
                        + " keep the sources together, and choose between them by sys.platform.")));
    }

    /** The build system for a package; what keeps it from building the package is noted. */
    Optional<BuildSystem> of(PackageModel model) {
        Collection<PackagePlace> places = PackagePlace.of(model.sources(), folder);
        if (pyproject.project().isEmpty()) {
            refuseNoProject(model.metadata().name());
        }
        Optional<TomlSection> table = pyproject.buildSystem();
        if (table.isEmpty()) {
            refuseNoBuildSystem(unknownTo(Backend.HATCHLING, places, model));
            return Optional.empty();
        }
        Optional<BuildSystem> system = read(table.get());
        system.flatMap(BuildSystem::known)
                .ifPresent(backend ->
                        unknownTo(backend, places, model).ifPresent(place -> refusePlace(place, backend, table.get())));
        return system;
    }

    /** A backend that finds nothing would fail at those who install the sdist, or pack something else. */
    private Optional<PackagePlace> unknownTo(Backend backend, Collection<PackagePlace> places, PackageModel model) {
        return backend.isToldThePlace(folder, pyproject.tool())
                ? Optional.empty()
                : places.stream()
                        .filter(place -> !backend.finds(place, model.metadata().name()))
                        .findFirst();
    }

    private void refuseNoProject(String name) {
        String told = PomMetadata.CAN_TELL.stream()
                .filter(pom::tells)
                .map(key -> "\"" + key + "\"")
                .collect(Collectors.joining(", "));
        String readme = Files.isRegularFile(folder.resolve(Documents.CUSTOMARY_README))
                ? "\n    readme = \"" + Documents.CUSTOMARY_README + "\""
                : "";
        mistakes.add(Finding.error(
                "no-project",
                Place.of(Pyproject.NAME),
                "there is no [project], by which a build backend knows what it builds",
                "Write in " + Pyproject.NAME + "\n    [project]\n    name = \"" + name + "\"" + readme
                        + "\n    dynamic = [" + told + "]"));
    }

    private void refuseNoBuildSystem(Optional<PackagePlace> unknown) {
        mistakes.add(Finding.error(
                "no-build-system",
                Place.of(Pyproject.NAME),
                "there is no [build-system], which says what builds a wheel of the sdist",
                "Name a backend; write in " + Pyproject.NAME + "\n" + indented(proposed(unknown))));
    }

    private static String proposed(Optional<PackagePlace> unknown) {
        return Backend.PROPOSED_TABLE
                + unknown.flatMap(Backend.HATCHLING::linesFor)
                        .map(lines -> "\n" + lines)
                        .orElse("");
    }

    private Optional<BuildSystem> read(TomlSection table) {
        table.allowOnly(Set.of(REQUIRES, BACKEND, IN_TREE));
        table.strings(REQUIRES).forEach(written -> requireRequirement(table, written));
        if (!table.has(REQUIRES)) {
            table.mistake(
                    "build-system",
                    table.place(),
                    "[build-system] has no requires, by which installers know what to fetch for the build",
                    "requires = [\"<the project of the backend>\"]");
        }
        if (table.has(IN_TREE)) {
            table.mistake(
                    "unsupported-backend",
                    IN_TREE,
                    "the backend is a part of the project, which this version of pypack can't put into an sdist",
                    "Publish the backend as a project of its own, and name it in build-system.requires.");
        }
        if (!table.has(BACKEND)) {
            table.mistake(
                    "build-system",
                    table.place(),
                    "[build-system] has no build-backend, and what installers take for it runs setup.py",
                    "build-backend = \"setuptools.build_meta\"");
        }
        return table.string(BACKEND)
                .filter(reference -> isBackend(reference, table))
                .map(reference -> new BuildSystem(reference, Backend.of(reference)));
    }

    private static void requireRequirement(TomlSection table, Item written) {
        try {
            Requirement.parse(written.text());
        } catch (InvalidPep e) {
            table.mistake("invalid-value", written.place(), table.full(REQUIRES) + ": " + e.getMessage(), "");
        }
    }

    private static boolean isBackend(String reference, TomlSection table) {
        boolean isReference = reference.chars().filter(c -> c == ':').count() <= 1
                && Arrays.stream(reference.split(":", -1)).allMatch(ModuleName::isDotted);
        if (!isReference) {
            table.mistake(
                    "build-system",
                    BACKEND,
                    table.full(BACKEND) + " is " + reference + ", which is no backend in Python: it is a module, or a"
                            + " module:object",
                    "As the documentation of the backend has it:\n" + indented(Backend.PROPOSED_TABLE));
            return false;
        }
        String module = reference.split("[.:]", 2)[0];
        if (COMPILING.contains(module)) {
            table.mistake(
                    "unsupported-backend",
                    BACKEND,
                    table.full(BACKEND) + " is " + reference + ", which compiles, and this version of pypack packs pure"
                            + " Python",
                    "If there is nothing to compile, name another backend:\n" + indented(Backend.PROPOSED_TABLE));
            return false;
        }
        return true;
    }

    private static void refusePlace(PackagePlace place, Backend backend, TomlSection table) {
        table.mistake(
                "backend-layout",
                BACKEND,
                backend.module() + " does not find by itself all that is packed: " + String.join(", ", place.entries())
                        + " " + place,
                backend.linesFor(place)
                        .map(lines -> "Tell it; write in " + Pyproject.NAME + "\n" + indented(lines))
                        .orElse("Move it to src/<package>, or name a backend that can be told of it:\n"
                                + indented(proposed(Optional.of(place)))));
    }

    private static String indented(String lines) {
        return lines.indent(4).stripTrailing();
    }
}
