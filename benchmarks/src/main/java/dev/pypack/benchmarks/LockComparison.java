package dev.pypack.benchmarks;

import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Locks a stack of some thirty packages with {@code mvn pypack:lock}, and with uv, from the same index. */
final class LockComparison implements Section {
    /** An index answers now faster, now slower, by more than what is measured. */
    private static final int TURNS = 15;

    private static final String PYPROJECT = """
            [project]
            name = "benchlock"
            version = "1.0.0"
            requires-python = ">=3.11"
            dependencies = [
                "numpy",
                "scipy",
                "pydantic>=2",
                "requests[socks]",
                "opencv-python-headless",
                "pywin32; sys_platform == 'win32'",
                "uvloop; sys_platform != 'win32'",
            ]

            [project.optional-dependencies]
            cli = ["rich", "typer"]

            [dependency-groups]
            dev = ["pytest", "ruff"]
            """;

    private static final String TARGETS = """

            [tool.pypack]
            targets = ["linux_amd64", "linux_arm64", "macos_arm64", "windows_amd64"]
            python-version = ["3.12"]
            """;

    @Override
    public String measured(Path folder) throws Exception {
        Path house = folder.resolve("..").toRealPath();
        Path work = folder.toRealPath().resolve("target/lock-projects");
        WheelComparison.delete(work);
        PythonRuntime python = Judges.summoned().python();
        Path own = Files.createDirectories(work.resolve("pypack"));
        Path sources = Files.createDirectories(own.resolve("src/benchlock"));
        Files.writeString(sources.resolve("__init__.py"), "");
        Files.writeString(own.resolve("pyproject.toml"), PYPROJECT + TARGETS);
        MavenProject maven = MavenProject.packing(own, house);
        Path store = work.resolve("store");
        String[] locking = {
            MavenProject.PLUGIN + "lock",
            "-Dpypack.store=" + store,
            "-Dpypack.uv=" + uv(),
            "-Dpypack.python=" + python.executable()
        };
        maven.run(locking); // fetches what is needed
        Path peer = Files.createDirectories(work.resolve("peer"));
        Files.writeString(peer.resolve("pyproject.toml"), PYPROJECT);
        double[][] first = WheelComparison.turns(
                TURNS,
                () -> {
                    Files.deleteIfExists(peer.resolve("uv.lock"));
                    return locked(peer, store, python);
                },
                () -> exported(peer, store, python),
                () -> {
                    removeLocks(own);
                    return maven.run(locking);
                });
        double[][] again =
                WheelComparison.turns(TURNS, () -> locked(peer, store, python, "--check"), () -> maven.run(locking));
        return String.format(
                Locale.ROOT,
                "## A lock, beside uv%n%n"
                        + "Some thirty packages, an extra and a group, four targets for pypack; the index is asked, what it said%n"
                        + "before is kept. uv's own time is that of `uv lock` and of the three `uv export` of which a `pylock.toml` with an%n"
                        + "extra and a group is made; `mvn pypack:lock` in the goal; the median of %d turns.%n%n"
                        + "| | uv, ms | pypack, ms | more than uv, ms |%n|---|---|---|---|%n"
                        + "| first lock | %.0f | %.0f | %.0f |%n"
                        + "| nothing changed; `uv lock --check` | %.0f | %.0f | %.0f |%n%n"
                        + "Whole `mvn`: %.0f ms and %.0f ms. We aim at 300 ms more than uv for the first lock.%n",
                TURNS,
                first[0][0] + first[1][0],
                first[2][1],
                first[2][1] - first[0][0] - first[1][0],
                again[0][0],
                again[1][1],
                again[1][1] - again[0][0],
                first[2][0],
                again[1][0]);
    }

    private static Path uv() {
        return Path.of(Judges.summoned().uvCommand().words().get(0));
    }

    /** What is always installed, the extra, and the group. */
    private static MavenProject.Run exported(Path project, Path store, PythonRuntime python) {
        String export =
                "'" + uv() + "' export --frozen --quiet --no-emit-project --no-default-groups --format pylock.toml"
                        + " --python '" + python.executable() + "' --output-file pylock.";
        String script = "set -e\n" + export + "base.toml\n" + export + "extra.toml --extra cli\n" + export
                + "group.toml --group dev\n";
        return WheelComparison.timed(Command.of(Path.of("/bin/sh"), "-c", script)
                .withEnvironment(variables(store))
                .in(project));
    }

    private static Map<String, String> variables(Path store) {
        Map<String, String> variables = new HashMap<>(Judges.host().environment());
        variables.put("UV_CACHE_DIR", store.resolve("uv").resolve("cache").toString());
        return variables;
    }

    private static MavenProject.Run locked(Path project, Path store, PythonRuntime python, String... more) {
        String[] words = Stream.concat(
                        Stream.of(
                                "lock",
                                "--quiet",
                                "--no-build",
                                "--python",
                                python.executable().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return WheelComparison.timed(
                Command.of(uv(), words).withEnvironment(variables(store)).in(project));
    }

    private static void removeLocks(Path project) throws IOException {
        for (String name : List.of("pylock.toml", "pypack.uv.lock")) {
            Files.deleteIfExists(project.resolve(name));
        }
        WheelComparison.delete(project.resolve("target"));
    }
}
