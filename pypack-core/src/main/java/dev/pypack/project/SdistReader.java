package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.pep.CodePointOrder;
import dev.pypack.project.TomlSection.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds what an sdist holds: the sources of the wheel where they lie in the project, pyproject.toml with all that it
 * names, what the build backend reads besides, the tests, and what {@code [tool.pypack.sdist]} includes.
 */
final class SdistReader {
    /** Those who build from an sdist, as distributions of Linux do, run the tests on what they have built. */
    private static final List<String> TESTS = List.of("src/test/python", "tests");

    static final String KEY = "sdist";
    static final String INCLUDE = "include";

    private static final String PKG_INFO = "PKG-INFO";
    private static final String MANIFEST = "MANIFEST.in";

    private final ProjectFolder project;
    private final Pyproject pyproject;
    private final PomMetadata pom;
    private final List<Finding> mistakes;
    private final Map<String, Path> files = new TreeMap<>(CodePointOrder.INSTANCE);
    private final Map<String, String> written = new TreeMap<>();

    SdistReader(ProjectFolder project, Pyproject pyproject, PomMetadata pom, List<Finding> mistakes) {
        this.project = project;
        this.pyproject = pyproject;
        this.pom = pom;
        this.mistakes = mistakes;
    }

    /** The sdist of a package in which no mistake was found; what can't be packed is noted. */
    SdistModel read(PackageModel model, BuildSystem system) throws IOException {
        for (List<SourceFile> packed : List.of(model.sources(), model.dataFiles(), model.licenseFiles())) {
            packed.forEach(file -> add(file.file()));
        }
        readme().ifPresent(this::add);
        addTests(PackagePlace.of(model.sources(), project));
        addIncluded();
        addPyproject(model, system);
        system.known().ifPresent(backend -> addFilesOf(backend, model));
        // It is written anew.
        files.remove(PKG_INFO);
        written.keySet().forEach(files::remove);
        List<SourceFile> all = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            all.add(SourceFile.of(file.getKey(), file.getValue()));
        }
        new PortableNames(project, mistakes).check(all);
        return new SdistModel(model.metadata(), all, written);
    }

    private void add(Path file) {
        files.put(project.nameOf(file), file);
    }

    private Optional<Path> readme() {
        TomlSection table = pyproject.project().orElseThrow();
        Optional<String> file = table.isString("readme")
                ? table.string("readme")
                : table.section("readme").flatMap(readme -> readme.string("file"));
        return file.map(name -> project.resolve(name).normalize());
    }

    /** But not where backends look for packages: they would pack the tests. */
    private void addTests(Collection<PackagePlace> places) throws IOException {
        for (String tests : TESTS) {
            Path folder = project.resolve(tests);
            if (Files.isDirectory(folder) && places.stream().noneMatch(place -> place.holds(tests))) {
                addAllOf(folder);
            }
        }
    }

    private void addIncluded() throws IOException {
        TomlSection table = pyproject.pypack().sectionOrEmpty(KEY);
        for (Item named : table.strings(INCLUDE)) {
            Optional<Path> found = project.fileOrFolder(table, INCLUDE, named);
            if (found.isPresent()) {
                include(found.get(), named, table);
            }
        }
    }

    private void include(Path found, Item named, TomlSection table) throws IOException {
        if (found.equals(project.path())) {
            refuse(named, table, "which would pack the whole project");
        } else if (Junk.isFile(found) || Junk.isFolder(found)) {
            refuse(named, table, "which is what tools leave behind, or a secret, and never packed");
        } else if (Files.isDirectory(found)) {
            addAllOf(found);
        } else {
            add(found);
        }
    }

    private static void refuse(Item named, TomlSection table, String why) {
        table.mistake(
                INCLUDE,
                named.place(),
                table.full(INCLUDE) + " has " + named.text() + ", " + why,
                "Name the files and folders that are meant, as in\n    include = [\"CHANGELOG.md\", \"docs\"]");
    }

    private void addAllOf(Path folder) throws IOException {
        SourceRoot root = new SourceRoot(folder, project.nameOf(folder) + "/", Set.of());
        new SourceTree(project, root, Selection.ALL, mistakes).files().forEach(file -> add(file.file()));
    }

    private void addPyproject(PackageModel model, BuildSystem system) {
        add(project.resolve(Pyproject.NAME));
        new StaticPyproject(pyproject.text(), model.metadata(), pom)
                .textFor(system)
                .ifPresent(text -> written.put(Pyproject.NAME, text));
    }

    private void addFilesOf(Backend backend, PackageModel model) {
        backend.files().map(project::resolve).filter(Files::isRegularFile).forEach(this::add);
        if (backend.equals(Backend.SETUPTOOLS) && !files.containsKey(MANIFEST)) {
            manifest(model.sources()).ifPresent(lines -> written.put(MANIFEST, lines));
        }
    }

    /** Of the files in an sdist, setuptools packs without such a list modules and their types alone. */
    private Optional<String> manifest(List<SourceFile> sources) {
        List<String> names = new ArrayList<>();
        for (SourceFile source : sources) {
            if (!source.name().endsWith(".py")) {
                names.add(project.nameOf(source.file()));
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream()
                        .map(name -> "include " + name.replaceAll("[\\s\\[\\]]", "?") + "\n")
                        .collect(Collectors.joining()));
    }
}
