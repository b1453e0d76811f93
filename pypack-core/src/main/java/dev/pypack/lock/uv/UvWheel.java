package dev.pypack.lock.uv;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.OperatingSystem;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.Sha256;
import dev.pypack.process.Outcome;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.FolderContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The uv that pypack was tested with, as a folder of the store with the program in it: of the wheel that pip of a Python
 * fetches from the index that it uses by default, or that the settings name. The hash of the wheel is known beforehand.
 */
final class UvWheel implements FolderContent {
    /** The version. */
    static final String VERSION = "0.13.8";

    private static final String SIZE = "size.txt";

    private final String tag;
    private final String sha256;
    private final BuildContext context;
    private final Supplier<PythonRuntime> python;

    private UvWheel(String tag, String sha256, BuildContext context, Supplier<PythonRuntime> python) {
        this.tag = tag;
        this.sha256 = sha256;
        this.context = context;
        this.python = python;
    }

    /** The wheel for this machine. */
    static UvWheel of(BuildContext context, Supplier<PythonRuntime> python) {
        return rows().stream()
                .map(row -> row.split(" ", -1))
                .filter(words -> words[0].equals(context.host().classifier()))
                .findFirst()
                .map(words -> new UvWheel(words[1], words[2], context, python))
                .orElseThrow(() -> new EnvironmentFailure(
                        "There is no uv " + VERSION + " for " + context.host().classifier() + ".",
                        "Set -Dpypack.uv=<program> to a uv of this machine.",
                        null));
    }

    private static List<String> rows() {
        try (InputStream table = UvWheel.class.getResourceAsStream("uv-wheels.txt")) {
            if (table == null) {
                throw new IllegalStateException("uv-wheels.txt is missing from the jar");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the folder in the store. */
    String name() {
        return "uv/" + VERSION + "-" + tag;
    }

    Path executable(Path folder) {
        return folder.resolve(program());
    }

    private String program() {
        return context.host().system() == OperatingSystem.WINDOWS ? "uv.exe" : "uv";
    }

    @Override
    public void fill(Path folder) throws IOException {
        requireNetwork();
        context.listener().started("Fetching uv " + VERSION);
        Path scratch = Files.createDirectory(folder.resolve("download"));
        Path wheel = download(scratch);
        requireHash(wheel);
        Path program = executable(folder);
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            String entry = "uv-" + VERSION + ".data/scripts/" + program();
            try (InputStream in = zip.getInputStream(new ZipEntry(entry))) {
                Files.copy(in, program);
            }
        }
        if (!program.toFile().setExecutable(true, false)) {
            throw new IOException(program + " can't be made executable");
        }
        Files.writeString(folder.resolve(SIZE), Long.toString(Files.size(program)));
        FolderTree.delete(scratch);
    }

    private void requireNetwork() {
        if (context.indexes().isOffline()) {
            throw new EnvironmentFailure(
                    "uv " + VERSION + " is not in the store, and the build is offline.",
                    "Run once without -o, which fetches it:\n    mvn pypack:lock\nor name a uv of this machine:"
                            + " -Dpypack.uv=<program>",
                    null);
        }
    }

    private Path download(Path scratch) throws IOException {
        Path requirements =
                Files.writeString(scratch.resolve("uv.txt"), "uv==" + VERSION + " --hash=sha256:" + sha256 + "\n");
        List<String> words = new ArrayList<>(List.of(
                "-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--quiet", "--no-cache-dir"));
        words.addAll(List.of("--no-deps", "--only-binary", ":all:", "--platform", tag, "--require-hashes"));
        words.addAll(List.of("--requirement", requirements.toString(), "--dest", scratch.toString()));
        PythonRuntime interpreter = python.get();
        Outcome outcome = interpreter
                .command(words.toArray(String[]::new))
                .withEnvironment(interpreter.environment(variables(scratch)))
                .run();
        if (!outcome.succeeded()) {
            throw new EnvironmentFailure(
                    "uv " + VERSION + " can't be fetched by pip of " + interpreter.executable() + ":\n"
                            + outcome.errors().strip(),
                    "Check the network and the package index (pypack.indexUrl, settings.xml, or pip's own settings),"
                            + " or name a uv of this machine: -Dpypack.uv=<program>",
                    null);
        }
        try (var wheels = Files.newDirectoryStream(scratch, "*.whl")) {
            return wheels.iterator().next();
        }
    }

    /** pip gets the settings that the user has for it, but for the index that the build names. */
    private Map<String, String> variables(Path scratch) throws IOException {
        Host host = context.host();
        IndexAccess indexes = context.indexes();
        Map<String, String> variables =
                new NetworkVariables(host.environment(), indexes, scratch.resolve("certificates.pem")).toMap();
        host.environment().forEach((name, value) -> {
            if (name.startsWith("PIP_")
                    || List.of("HOME", "APPDATA", "USERPROFILE", "XDG_CONFIG_HOME")
                            .contains(name)) {
                variables.put(name, value);
            }
        });
        indexes.named()
                .or(indexes::mirror)
                .map(PackageIndex::urlWithLogin)
                .or(() -> Optional.ofNullable(host.environment().get("UV_DEFAULT_INDEX")))
                .ifPresent(url -> variables.put("PIP_INDEX_URL", url));
        Optional.ofNullable(variables.get("SSL_CERT_FILE")).ifPresent(file -> variables.put("PIP_CERT", file));
        return variables;
    }

    private void requireHash(Path wheel) throws IOException {
        String found = Sha256.of(Files.readAllBytes(wheel)).toHex();
        if (!found.equals(sha256)) {
            throw new EnvironmentFailure(
                    wheel.getFileName() + " is not the file that it should be: its SHA-256 is " + found + ", and not "
                            + sha256 + ".",
                    "Ask those who run the package index what they serve.",
                    null);
        }
    }

    @Override
    public boolean isIntact(Path folder) throws IOException {
        Path size = folder.resolve(SIZE);
        return Files.isExecutable(executable(folder))
                && Files.isRegularFile(size)
                && Files.readString(size).equals(Long.toString(Files.size(executable(folder))));
    }
}
