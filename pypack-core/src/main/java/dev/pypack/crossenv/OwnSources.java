package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.Fingerprint;
import dev.pypack.crossenv.InstalledFile.Written;
import dev.pypack.pep.DirectUrl;
import dev.pypack.project.PackageModel;
import dev.pypack.wheel.EntryScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The module itself in an environment of this machine: Python imports it from its sources, and finds its metadata and its
 * commands as if it were installed.
 *
 * @param model what is packed
 * @param module its folder
 * @param sourceFolders from where its packages are imported
 * @see <a href="https://packaging.python.org/en/latest/specifications/direct-url-data-structure/">Direct URL data
 *     structure, local directories (PEP 610, PEP 660)</a>
 */
public record OwnSources(PackageModel model, Path module, List<Path> sourceFolders) implements OwnPackage {
    /**
     * A module with a copy of these folders.
     *
     * @param model what is packed
     * @param module its folder
     * @param sourceFolders from where its packages are imported
     */
    public OwnSources {
        sourceFolders = List.copyOf(sourceFolders);
    }

    /** What of it an environment depends on: its sources may change. */
    Fingerprint addTo(Fingerprint inputs) {
        return inputs.with(model.metadata().toBytes())
                .with(model.entryPoints().toText())
                .with(module.toString())
                .with(paths());
    }

    private String paths() {
        return sourceFolders.stream()
                .map(folder -> line(folder.toAbsolutePath().normalize().toString()) + "\n")
                .collect(Collectors.joining());
    }

    /** Before 3.13, Python reads such a file in the encoding of the machine: so that a path is written in ASCII. */
    private static String line(String path) {
        if (path.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f)) {
            return path;
        }
        StringBuilder literal = new StringBuilder();
        path.codePoints().forEach(point -> literal.append(String.format(Locale.ROOT, "\\U%08x", point)));
        return "import sys; sys.path.append(\"" + literal + "\")";
    }

    List<InstalledFile> files(PrefixLayout layout, ScriptMaker scripts) {
        String distribution = model.metadata().name().replaceAll("[-_.]+", "_").toLowerCase(Locale.ROOT);
        String version = model.metadata().version().toString();
        InstallationFiles files = new InstallationFiles(
                model.metadata().name() + " " + version, distribution + "-" + version + ".dist-info/", layout, scripts);
        files.add(layout.library() + "_pypack_" + distribution + ".pth", Written.of(paths().getBytes(UTF_8), false));
        files.addInfo("METADATA", model.metadata().toBytes());
        files.addInfo(
                "WHEEL",
                "Wheel-Version: 1.0\nGenerator: pypack\nRoot-Is-Purelib: true\nTag: py3-none-any\n".getBytes(UTF_8));
        if (!model.entryPoints().isEmpty()) {
            files.addInfo("entry_points.txt", model.entryPoints().toText().getBytes(UTF_8));
            files.addScripts(EntryScript.readAll(model.entryPoints().toText()));
        }
        files.addRequested();
        files.addDirectUrl(new DirectUrl(
                "file://"
                        + module.toAbsolutePath()
                                .normalize()
                                .toUri()
                                .getRawPath()
                                .replaceFirst("/$", ""),
                new DirectUrl.Directory(true),
                Optional.empty()));
        return files.end();
    }
}
