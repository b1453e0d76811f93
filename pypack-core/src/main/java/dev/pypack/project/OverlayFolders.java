package dev.pypack.project;

import dev.pypack.build.FolderTree;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.target.PlatformGroup;
import dev.pypack.target.UnknownTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the folders with sources for some platforms: {@code src/<platform>/python}, or {@code src/<platform>} as a part of
 * the package where {@code src/main} is the package itself.
 */
final class OverlayFolders {
    private static final String ID = "overlay";
    private static final String PYTHON = "python";

    /** How names begin that people give to platforms, and that are none here. */
    private static final Set<String> ALMOST = Set.of(
            "darwin",
            "mac",
            "macosx",
            "osx",
            "win",
            "win32",
            "win64",
            "wasm",
            "wasm32",
            "emscripten",
            "pyodide",
            "unix",
            "posix",
            "glibc",
            "musl",
            "manylinux",
            "manylinux2014",
            "musllinux",
            "x86",
            "i686",
            "amd64",
            "aarch64",
            "arm64",
            "armv7",
            "riscv64",
            "riscv64gc");

    private final ProjectFolder project;
    private final List<Finding> mistakes;

    OverlayFolders(ProjectFolder project, List<Finding> mistakes) {
        this.project = project;
        this.mistakes = mistakes;
    }

    /** A folder, and the platforms that get what is in it. */
    record Found(PlatformGroup platforms, SourceRoot root) {}

    /** Whether an entry of {@code src} holds sources for some platforms in a folder {@code python}, and is no package. */
    static boolean isAround(Importable entry) {
        return isCalledLikeOne(entry)
                && Files.isDirectory(entry.path().resolve(PYTHON))
                && !Files.exists(entry.path().resolve("__init__.py"));
    }

    private static boolean isCalledLikeOne(Importable entry) {
        String name = nameOf(entry.path());
        String beginning = name.split("[_-]", 2)[0];
        return ALMOST.contains(beginning)
                || Suggestion.nearest(beginning, PlatformGroup.systems()).isPresent();
    }

    private static String nameOf(Path folder) {
        return folder.getFileName().toString();
    }

    /** {@code src/<platform>/python}, but for those that other sources hold. */
    List<Found> beside(List<SourceRoot> sources) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path folder : entries(OverlayFolders::isAround)) {
            SourceRoot root = SourceRoot.all(folder.resolve(PYTHON));
            if (sources.stream().noneMatch(other -> holds(other, root.folder()))) {
                add(root, folder, found);
            }
        }
        return found;
    }

    private static boolean holds(SourceRoot sources, Path overlay) {
        return overlay.startsWith(sources.folder())
                && (overlay.equals(sources.folder())
                        || sources.takes(
                                sources.folder().relativize(overlay).getName(0).toString()));
    }

    /** {@code src/<platform>}, as parts of the one package that {@code src/main} is. */
    List<Found> ofPackage(String prefix) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path folder : entries(entry -> isCalledLikeOne(entry) && entry.isPackage())) {
            if (isAround(new Importable(folder))) {
                refuse(
                        folder.resolve(PYTHON),
                        "src/main is the package itself, and so is the folder of a platform beside it",
                        "Move what is in it up to " + project.nameOf(folder)
                                + ", or the package to src/main/python/<package>.");
            } else {
                add(new SourceRoot(folder, prefix, Set.of()), folder, found);
            }
        }
        return found;
    }

    private List<Path> entries(Predicate<Importable> wanted) throws IOException {
        Path src = project.resolve("src");
        if (!Files.isDirectory(src)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try {
            for (Path entry : FolderTree.entries(src)) {
                if (wanted.test(new Importable(entry))) {
                    found.add(entry);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private void add(SourceRoot root, Path folder, List<Found> found) throws IOException {
        try {
            PlatformGroup platforms = PlatformGroup.of(nameOf(folder));
            requireOther(found, platforms, folder);
            found.add(new Found(platforms, root));
        } catch (UnknownTarget e) {
            if (!holdsFile(root.folder())) {
                return; // Version control keeps no such folder, so the next machine would not refuse it.
            }
            refuse(
                    root.folder(),
                    "it seems to hold sources for some platforms, but: " + e.getMessage(),
                    "Sources for a system lie in src/" + String.join(", src/", PlatformGroup.systems())
                            + "; for one platform in a folder with the name that mvn pypack:targets has for it.");
        }
    }

    private static boolean holdsFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void requireOther(List<Found> found, PlatformGroup platforms, Path folder) {
        found.stream()
                .filter(other -> other.platforms.isSameAs(platforms))
                .findFirst()
                .ifPresent(other -> refuse(
                        folder,
                        "it is for the same platforms as src/" + other.platforms,
                        "Put the sources into one of the two."));
    }

    private void refuse(Path folder, String message, String remedy) {
        mistakes.add(Finding.error(ID, Place.of(project.nameOf(folder)), message, remedy));
    }
}
