package dev.pypack.project;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.PackageName;
import dev.pypack.project.TomlSection.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files that an installer puts elsewhere than into site-packages, from the folders that {@code [tool.pypack.data]} names;
 * in a wheel they lie in {@code .data}.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/#the-data-directory">The
 *     .data directory</a>
 */
final class DataFiles {
    private static final String SCRIPTS = "scripts";
    private static final Set<String> SCHEMES = Set.of(SCRIPTS, "headers", "data");

    private final ProjectFolder project;
    private final TomlSection table;
    private final List<Finding> mistakes;

    DataFiles(ProjectFolder project, TomlSection table, List<Finding> mistakes) {
        this.project = project;
        this.table = table;
        this.mistakes = mistakes;
    }

    /** The files under their names in the wheel of a package, ordered by code points. */
    List<SourceFile> of(Metadata metadata) throws IOException {
        table.allowOnly(SCHEMES);
        String folder = PackageName.normalize(metadata.name()).replace('-', '_') + "-" + metadata.version() + ".data/";
        List<SourceFile> files = new ArrayList<>();
        for (String scheme : SCHEMES) {
            files.addAll(in(scheme, folder + scheme + "/"));
        }
        files.sort(Sources.ORDER);
        new PortableNames(project, mistakes).check(files);
        return files;
    }

    private List<SourceFile> in(String scheme, String prefix) throws IOException {
        Optional<String> written = table.string(scheme);
        if (written.isEmpty()) {
            return List.of();
        }
        Optional<Path> folder = project.folder(table, scheme, new Item(written.get(), table.place(scheme)));
        if (folder.isEmpty()) {
            return List.of();
        }
        SourceRoot root = new SourceRoot(folder.get(), prefix, Set.of());
        List<SourceFile> files = new SourceTree(project, root, Selection.ALL, mistakes).files();
        if (scheme.equals(SCRIPTS)) {
            for (SourceFile script : files) {
                requireScript(script, prefix);
            }
        }
        return files;
    }

    private void requireScript(SourceFile script, String prefix) throws IOException {
        if (script.name().indexOf('/', prefix.length()) > 0) {
            refuse(script, "installers take scripts without folders only", "Put it beside the other scripts.");
            return;
        }
        String line = firstLine(script.file());
        if (line.startsWith("#!") && line.contains("python") && !line.startsWith("#!python")) {
            refuse(
                    script,
                    "it begins with " + line + ", and installers put the right interpreter only where #!python stands",
                    "Write #!python in its first line, or make it a function and name that in [project.scripts].");
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(128), ISO_8859_1).split("\\R", 2)[0];
        }
    }

    private void refuse(SourceFile script, String message, String remedy) {
        mistakes.add(Finding.error("script", Place.of(project.nameOf(script.file())), message, remedy));
    }
}
