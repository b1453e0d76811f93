package dev.pypack.benchmarks;

import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the environments of the example for six platforms with {@code mvn pypack:sync}, and with uv, of wheels that both have. */
final class CrossEnvComparison implements Section {
    private static final Map<String, String> PLATFORMS = new TreeMap<>(Map.of(
            "linux_amd64", "x86_64-manylinux_2_28",
            "linux_arm64", "aarch64-manylinux_2_28",
            "linux_amd64_musl", "x86_64-unknown-linux-musl",
            "macos_arm64", "aarch64-apple-darwin",
            "macos_amd64", "x86_64-apple-darwin",
            "windows_amd64", "x86_64-pc-windows-msvc"));

    private static final String CHANGED = "rich";

    @Override
    public String measured(Path folder) throws Exception {
        Path house = folder.resolve("..").toRealPath();
        Path work = folder.toRealPath().resolve("target/crossenv-projects");
        WheelComparison.delete(work);
        PythonRuntime python = Judges.summoned().python();
        Path own = copied(house.resolve("examples/crossenv"), work.resolve("pypack"));
        MavenProject maven = MavenProject.in(own, house, Path.of(System.getProperty("pypack.benchmarks.repository")));
        Path store = work.resolve("store");
        String plugin = "dev.pypack:pypack-maven-plugin:" + dev.pypack.Pypack.version();
        maven.run(plugin + ":lock", "-Dpypack.store=" + store, "-Dpypack.python=" + python.executable());
        String[] syncing = {plugin + ":sync", "-Dpypack.store=" + store};
        maven.run(syncing); // fetches what is needed
        long files = files(own.resolve("target/crossenv"));
        Path peer = Files.createDirectories(work.resolve("peer"));
        installed(peer, own, store, python);

        double[][] first = WheelComparison.turns(
                () -> {
                    WheelComparison.delete(peer.resolve("made"));
                    return installed(peer, own, store, python);
                },
                () -> {
                    WheelComparison.delete(own.resolve("target"));
                    return maven.run(syncing);
                });
        double[][] mended = WheelComparison.turns(() -> {
            remove(own);
            return maven.run(syncing);
        });
        double[][] again = WheelComparison.turns(() -> maven.run(syncing));
        return String.format(
                Locale.ROOT,
                "## Environments of six platforms, beside uv%n%n"
                        + "The example `examples/crossenv`: %d packages in %d files, all wheels in the store, and in uv's cache. Six runs%n"
                        + "of `uv pip install --target` with hard links, which make no commands for Windows; `mvn pypack:sync` in the%n"
                        + "goal; the median of %d turns.%n%n"
                        + "| | uv, ms | pypack, ms | ratio |%n|---|---|---|---|%n"
                        + "| all six | %.0f | %.0f | %.2f |%n"
                        + "| one package gone from each | - | %.0f | %.2f |%n"
                        + "| nothing changed | - | %.0f | %.2f |%n%n"
                        + "Whole `mvn`: %.0f ms, and %.0f ms where nothing has changed. We aim at 0.70, and 0.10 where nothing has changed.%n",
                6 * 16,
                files,
                WheelComparison.TURNS,
                first[0][0],
                first[1][1],
                first[1][1] / first[0][0],
                mended[0][1],
                mended[0][1] / first[0][0],
                again[0][1],
                again[0][1] / first[0][0],
                first[1][0],
                again[0][0]);
    }

    private static Path copied(Path example, Path project) throws IOException {
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !example.relativize(each).startsWith("target"))
                    .toList()) {
                Path copy = project.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
        return project;
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** In each environment, as if it had been added to the lock just now. */
    private static void remove(Path project) throws IOException {
        try (Stream<Path> folders = Files.walk(project.resolve("target/crossenv"), 5)) {
            for (Path each : folders.filter(folder -> folder.endsWith(CHANGED)).toList()) {
                WheelComparison.delete(each);
            }
        }
    }

    /** One after the other, as uv is for one platform at a time; the time of all. */
    private static MavenProject.Run installed(Path peer, Path own, Path store, PythonRuntime python) {
        Map<String, String> variables = new HashMap<>(Judges.host().environment());
        variables.put("UV_CACHE_DIR", store.resolve("uv-of-peer").toString());
        StringBuilder script = new StringBuilder("set -e\n");
        Path uv = Path.of(Judges.summoned().uvCommand().words().get(0));
        PLATFORMS.forEach((name, platform) -> script.append(String.format(
                Locale.ROOT,
                "'%s' pip install --quiet --preview --no-build --no-deps --link-mode hardlink --python '%s' --python-version 3.11"
                        + " --python-platform %s --target '%s' -r '%s'%n",
                uv,
                python.executable(),
                platform,
                peer.resolve("made").resolve(name),
                own.resolve("pylock.toml"))));
        return WheelComparison.timed(
                Command.of(Path.of("/bin/sh"), "-c", script.toString()).withEnvironment(variables));
    }
}
