package dev.pypack.sdist;

import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import dev.pypack.finding.Place;
import dev.pypack.lock.uv.UvBuild;
import dev.pypack.pep.Requirement;
import dev.pypack.process.Command;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder in which one package is built, with its sources and a virtual environment. */
final class BuildFolder {
    private final String label;
    private final Path root;
    private final UvBuild uv;
    private final PythonRuntime python;
    private final Path script;
    private final Path project;
    private final BuildTable table;
    private final List<String> signs;
    private final Path environment;
    private final Path interpreter;
    private final PackageCode code;
    private @Nullable String installed;

    /**
     * Unpacks the sources.
     *
     * @param root the folder, which is empty
     * @param archive the sources
     * @param python the Python that the build runs on
     * @param uv gets what it needs
     * @param script asks a backend what it needs
     * @param limit how long code of the package may run
     * @param details hears each line that it says
     */
    BuildFolder(
            Path root,
            SourceArchive archive,
            PythonRuntime python,
            UvBuild uv,
            Path script,
            Duration limit,
            Consumer<String> details)
            throws IOException {
        this.label = archive.locked().label();
        this.root = root;
        this.uv = uv;
        this.python = python;
        this.script = script;
        this.project = UnpackedSources.of(archive, root.resolve("sources"));
        this.table = BuildTable.of(label, project);
        this.signs = new NativeSigns(archive, project, table).all();
        Host host = python.host();
        boolean isWindows = host.system() == OperatingSystem.WINDOWS;
        this.environment = root.resolve("environment");
        Path commands = environment.resolve(isWindows ? "Scripts" : "bin");
        this.interpreter = commands.resolve(isWindows ? "python.exe" : "python");
        this.code = new PackageCode(label, host, root, commands, limit, details);
    }

    /** What says that there should be native code in the wheel. */
    List<String> signs() {
        return signs;
    }

    /** The versions of all that the build needs, by what pyproject.toml says and by what the backend says then. */
    String pins() throws IOException {
        String stated = table.requires().isEmpty() ? "" : uv.pins(table.requires(), "", python);
        install(stated);
        Path answer = root.resolve("requires.txt");
        List<String> words = new ArrayList<>(List.of("-I", script.toString(), answer.toString(), table.backend()));
        words.addAll(table.path());
        code.run(Command.of(interpreter, words.toArray(String[]::new)).in(project), answer);
        List<Requirement> asked = BuildNeeds.of(
                label, Place.of("get_requires_for_build_wheel of " + table.backend()), Files.readAllLines(answer));
        if (asked.isEmpty()) {
            return stated;
        }
        List<Requirement> all = new ArrayList<>(table.requires());
        all.addAll(asked);
        return uv.pins(all, stated, python);
    }

    /**
     * Builds the wheel.
     *
     * @param pins what is installed for it
     * @return all files that the build calls wheels
     */
    List<Path> build(String pins) throws IOException {
        install(pins);
        Path output = Files.createDirectory(root.resolve("output"));
        code.run(uv.build(project, interpreter, output).in(root), output);
        try (Stream<Path> files = Files.list(output)) {
            return files.filter(file -> file.toString().endsWith(".whl")).toList();
        }
    }

    /** In a new environment: uv starts the interpreter in it, and knows the logins then. */
    private void install(String pins) throws IOException {
        if (pins.equals(installed)) {
            return;
        }
        if (Files.isDirectory(environment)) {
            FolderTree.delete(environment);
        }
        uv.environment(python, environment);
        if (!pins.isBlank()) {
            uv.install(pins, interpreter);
        }
        installed = pins;
    }
}
