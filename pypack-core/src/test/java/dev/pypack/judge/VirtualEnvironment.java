package dev.pypack.judge;

import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import dev.pypack.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A virtual environment of Python, in which commands run with a given environment. */
public record VirtualEnvironment(Path folder, Map<String, String> environment, Host host) {

    /** Its interpreter. */
    public Path python() {
        return script("python");
    }

    /** {@code python -m module}. */
    public Command module(String module, String... arguments) {
        List<String> words = new ArrayList<>(List.of("-m", module));
        Collections.addAll(words, arguments);
        return Command.of(python(), words.toArray(String[]::new)).withEnvironment(environment);
    }

    /** A program that is installed in it. */
    public Command program(String name, String... arguments) {
        return Command.of(script(name), arguments).withEnvironment(environment);
    }

    /** The interpreter with arguments. */
    public Command python(String... arguments) {
        return Command.of(python(), arguments).withEnvironment(environment);
    }

    private Path script(String name) {
        return isWindows()
                ? folder.resolve("Scripts").resolve(name + ".exe")
                : folder.resolve("bin").resolve(name);
    }

    private boolean isWindows() {
        return host.system() == OperatingSystem.WINDOWS;
    }

    /** What was installed into site-packages, without bytecode and without what names the installer. */
    public TreeSet<String> installedFiles() throws IOException {
        Path sites = isWindows() ? folder.resolve("Lib").resolve("site-packages") : unixSites();
        try (Stream<Path> files = Files.walk(sites)) {
            TreeSet<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .map(file -> sites.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(".pyc"))
                    .filter(name ->
                            !name.matches("_virtualenv.*|.*dist-info/(INSTALLER|REQUESTED|direct_url.json|uv_.*)"))
                    .forEach(names::add);
            return names;
        }
    }

    private Path unixSites() throws IOException {
        try (Stream<Path> versions = Files.list(folder.resolve("lib"))) {
            return versions.filter(each -> each.getFileName().toString().startsWith("python3."))
                    .findFirst()
                    .orElseThrow()
                    .resolve("site-packages");
        }
    }
}
