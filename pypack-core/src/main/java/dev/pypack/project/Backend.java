package dev.pypack.project;

import dev.pypack.pep.PackageName;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A build backend that everybody knows: which packages it finds by itself, and how it is told of others.
 *
 * @param module the module that its object reference begins with
 * @param finding whether it finds packages at a place by itself, for a project of a name
 * @param placeKeys the keys below {@code [tool]} of which any says where packages are
 * @param placeFiles the files beside pyproject.toml that may say it too
 * @param otherFiles what else beside pyproject.toml it reads by itself
 * @param licensing what it does with licence files that the project does not name
 * @param telling the lines that tell it of packages at a place
 */
record Backend(
        String module,
        BiPredicate<PackagePlace, String> finding,
        List<String> placeKeys,
        Set<String> placeFiles,
        Set<String> otherFiles,
        Licensing licensing,
        Function<PackagePlace, String> telling) {

    /** What a backend does with licence files that the project does not name. */
    enum Licensing {
        /** It packs those at the top of the project that have a customary name, as pypack does. */
        CUSTOMARY,
        /** It packs none. */
        NONE
    }

    static final Backend HATCHLING = new Backend(
            "hatchling",
            Backend::isNamed,
            List.of("hatch.build"),
            Set.of("hatch.toml"),
            Set.of("hatch_build.py"),
            Licensing.CUSTOMARY,
            place -> "[tool.hatch.build.targets.wheel]\n"
                    + (place.prefix().isEmpty()
                            ? "packages = [" + paths(place) + "]"
                            : "only-include = [\"" + place.folder() + "\"]\nsources = { \"" + place.folder() + "\" = \""
                                    + place.prefix().replace("/", "") + "\" }"));

    static final Backend SETUPTOOLS = new Backend(
            "setuptools",
            (place, name) -> place.isCustomary()
                    && (!place.folder().isEmpty() || place.entries().size() == 1),
            List.of("setuptools.packages", "setuptools.package-dir", "setuptools.py-modules"),
            Set.of("setup.py", "setup.cfg"),
            Set.of("MANIFEST.in"),
            Licensing.CUSTOMARY,
            place -> place.folder().isEmpty()
                    ? "[tool.setuptools]\npackages = [" + names(place) + "]"
                    : "[tool.setuptools.packages.find]\nwhere = [\"" + place.folder() + "\"]");

    private static final Backend FLIT = new Backend(
            "flit_core",
            (place, name) ->
                    place.isCustomary() && place.isOnly(name.replace('-', '_').replace('.', '/')),
            List.of("flit.module"),
            Set.of(),
            Set.of(),
            Licensing.CUSTOMARY,
            place -> "[tool.flit.module]\nname = " + names(place));

    private static final Backend UV = new Backend(
            "uv_build",
            (place, name) -> isNamed(place, name) && !place.folder().isEmpty(),
            List.of("uv.build-backend.module-root", "uv.build-backend.module-name"),
            Set.of(),
            Set.of(),
            Licensing.NONE,
            place -> "[tool.uv.build-backend]\nmodule-root = \"" + place.folder() + "\"\nmodule-name = [" + names(place)
                    + "]");

    private static final Backend POETRY = new Backend(
            "poetry",
            Backend::isNamed,
            List.of("poetry.packages"),
            Set.of(),
            Set.of(),
            Licensing.CUSTOMARY,
            place -> "[tool.poetry]\npackages = ["
                    + place.entries().stream()
                            .map(entry -> "{ include = \"" + entry + "\", from = \"" + place.folder() + "\" }")
                            .collect(Collectors.joining(", "))
                    + "]");

    private static final Backend PDM = new Backend(
            "pdm",
            (place, name) -> place.isCustomary(),
            List.of("pdm.build.package-dir", "pdm.build.includes"),
            Set.of(),
            Set.of("pdm_build.py"),
            Licensing.CUSTOMARY,
            place -> "[tool.pdm.build]\npackage-dir = \"" + place.folder() + "\"");

    private static final List<Backend> KNOWN = List.of(HATCHLING, SETUPTOOLS, FLIT, UV, POETRY, PDM);

    /** What is proposed to those who name none. */
    static final String PROPOSED_TABLE = """
            [build-system]
            requires = ["hatchling"]
            build-backend = "hatchling.build\"""";

    /** The backend that an object reference leads to. */
    static Optional<Backend> of(String reference) {
        String top = reference.split("[.:]", 2)[0];
        return KNOWN.stream().filter(backend -> backend.module.equals(top)).findFirst();
    }

    private static boolean isNamed(PackagePlace place, String project) {
        return place.isCustomary()
                && place.isOnly(PackageName.normalize(project).replace('-', '_'));
    }

    private static String names(PackagePlace place) {
        return place.entries().stream()
                .map(entry -> entry.endsWith(".py") ? entry.substring(0, entry.length() - ".py".length()) : entry)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String paths(PackagePlace place) {
        String folder = place.folder().isEmpty() ? "" : place.folder() + "/";
        return place.entries().stream()
                .map(entry -> "\"" + folder + entry + "\"")
                .collect(Collectors.joining(", "));
    }

    /** Whether it finds by itself what a project has at a place. */
    boolean finds(PackagePlace place, String project) {
        return finding.test(place, project);
    }

    /** The files beside pyproject.toml that it reads by itself. */
    Stream<String> files() {
        return Stream.concat(placeFiles.stream(), otherFiles.stream());
    }

    /** Whether the project says to it where the packages are; what it says is the backend's to judge. */
    boolean isToldThePlace(ProjectFolder project, TomlSection tool) {
        return placeFiles.stream().anyMatch(file -> Files.exists(project.resolve(file)))
                || placeKeys.stream().anyMatch(key -> has(tool, key));
    }

    private static boolean has(TomlSection tool, String path) {
        TomlSection table = tool;
        List<String> keys = List.of(path.split("\\.", -1));
        for (String key : keys.subList(0, keys.size() - 1)) {
            table = table.sectionOrEmpty(key);
        }
        return table.has(keys.get(keys.size() - 1));
    }

    /** What to write so that it packs what is at a place; nothing where it can't be told of it in a few lines. */
    Optional<String> linesFor(PackagePlace place) {
        boolean canBeTold = equals(HATCHLING) || (place.prefix().isEmpty() && (!equals(FLIT) || place.isCustomary()));
        return canBeTold ? Optional.of(telling.apply(place)) : Optional.empty();
    }
}
