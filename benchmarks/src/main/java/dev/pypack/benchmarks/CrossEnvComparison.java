package dev.pypack.benchmarks;

import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes environments for six platforms with {@code mvn pypack:sync}, and with uv, of wheels that both have. */
final class CrossEnvComparison implements Section {
    private static final Map<String, String> PLATFORMS = new TreeMap<>(Map.of(
            "linux_amd64", "x86_64-manylinux_2_28",
            "linux_arm64", "aarch64-manylinux_2_28",
            "macos_arm64", "aarch64-apple-darwin",
            "macos_amd64", "x86_64-apple-darwin",
            "windows_amd64", "x86_64-pc-windows-msvc",
            "windows_arm64", "aarch64-pc-windows-msvc"));

    private static final String PYTHON = "3.11";
    private static final String CHANGED = "pydantic";
    /** There is no opencv-python-headless for the sixth. */
    private static final String PYPROJECT = """
            [project]
            name = "benchsync"
            version = "1.0.0"
            requires-python = ">=3.11"
            dependencies = [
                "numpy",
                "scipy",
                "opencv-python-headless; platform_machine != 'ARM64'",
                "pydantic",
                "requests",
                "pandas",
                "Pillow",
            ]

            [tool.pypack]
            targets = ["%s"]
            python-version = ["%s"]
            """;

    @Override
    public String measured(Path folder) throws Exception {
        Path house = folder.resolve("..").toRealPath();
        Path work = folder.toRealPath().resolve("target/crossenv-projects");
        WheelComparison.delete(work);
        PythonRuntime python = Judges.summoned().python();
        Path own = Files.createDirectories(work.resolve("pypack"));
        Files.createDirectories(own.resolve("src/benchsync"));
        Files.writeString(own.resolve("src/benchsync/__init__.py"), "");
        Files.writeString(
                own.resolve("pyproject.toml"),
                String.format(Locale.ROOT, PYPROJECT, String.join("\", \"", PLATFORMS.keySet()), PYTHON));
        MavenProject maven = MavenProject.packing(own, house);
        Path store = work.resolve("store");
        maven.run(MavenProject.PLUGIN + "lock", "-Dpypack.store=" + store, "-Dpypack.python=" + python.executable());
        String[] syncing = {MavenProject.PLUGIN + "sync", "-Dpypack.store=" + store};
        maven.run(syncing); // fetches what is needed
        long files = files(own.resolve("target/crossenv"));
        Path peer = Files.createDirectories(work.resolve("peer"));
        installed(peer, own, store, python);

        Aside aside = new Aside(Files.createDirectories(work.resolve("aside")));
        Path linked = work.resolve("linked");
        List<Path> links = List.of(work.resolve("links-1"), work.resolve("links-2"));
        LinksRun.list(own.resolve("target/crossenv"), store, linked, links);
        double[][] first = WheelComparison.turns(
                () -> {
                    aside.take(peer.resolve("made"));
                    return installed(peer, own, store, python);
                },
                () -> {
                    aside.take(own.resolve("target"));
                    return maven.run(syncing);
                },
                () -> {
                    aside.take(linked);
                    Files.createDirectory(linked);
                    return alone("make", links);
                });
        double[][] mended = WheelComparison.turns(() -> {
            remove(own, aside);
            return maven.run(syncing);
        });
        double[][] again = WheelComparison.turns(() -> maven.run(syncing), () -> alone("look", links));
        return String.format(
                Locale.ROOT,
                "## Environments of six platforms, beside uv%n%n"
                        + "numpy, scipy, opencv, pydantic, requests, pandas, Pillow and what they need, Python %s: %d files, all wheels in%n"
                        + "the store, and in uv's cache. Six runs of `uv pip install --target` with hard links, which make no commands%n"
                        + "for Windows; `mvn pypack:sync` in the goal; the median of %d turns. What was made is moved away, for ext4 doesn't give%n"
                        + "away at once what is deleted. A JVM alone: one that has just started, too, and makes these links, or looks at them,%n"
                        + "from a list, with two threads and nothing else to know, ask or check.%n%n"
                        + "| | uv, ms | pypack, ms | ratio |%n|---|---|---|---|%n"
                        + "| all six | %.0f | %.0f | %.2f |%n"
                        + "| the same folders and links, a JVM alone | - | %.0f | %.2f |%n"
                        + "| one package gone from each | - | %.0f | %.2f |%n"
                        + "| nothing changed | - | %.0f | %.2f |%n"
                        + "| the same files looked at, a JVM alone | - | %.0f | %.2f |%n%n"
                        + "Whole `mvn`: %.0f ms, and %.0f ms where nothing has changed. We aim at 0.70, and 0.10 where nothing has changed: on%n"
                        + "this machine the links and the looks alone take that, or more than that, in a JVM that has just started%n"
                        + "([decision 18](decisions/18-speed-of-locks-and-environments.md)).%n",
                PYTHON,
                files,
                WheelComparison.TURNS,
                first[0][0],
                first[1][1],
                first[1][1] / first[0][0],
                first[2][0],
                first[2][0] / first[0][0],
                mended[0][1],
                mended[0][1] / first[0][0],
                again[0][1],
                again[0][1] / first[0][0],
                again[1][0],
                again[1][0] / first[0][0],
                first[1][0],
                again[0][0]);
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** In each environment, as if it had been added to the lock just now. */
    private static void remove(Path project, Aside aside) throws IOException {
        try (Stream<Path> folders = Files.walk(project.resolve("target/crossenv"), 5)) {
            for (Path each : folders.filter(folder -> folder.endsWith(CHANGED)).toList()) {
                aside.take(each);
            }
        }
    }

    /** Where folders go that are to be made anew. */
    private record Aside(Path folder) {
        void take(Path made) throws IOException {
            if (Files.exists(made)) {
                Files.move(made, folder.resolve(UUID.randomUUID().toString()));
            }
        }
    }

    /** A JVM that does nothing else. */
    private static MavenProject.Run alone(String what, List<Path> links) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), LinksRun.class.getName(), what));
        links.forEach(list -> words.add(list.toString()));
        Outcome outcome = Command.of(java, words.toArray(String[]::new))
                .withEnvironment(Judges.host().environment())
                .run();
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.output() + outcome.errors());
        }
        double took = Double.parseDouble(outcome.output().strip());
        return new MavenProject.Run(took, took, 0);
    }

    /** Where the newest versions have no wheel for it, a platform has a lock of its own. */
    private static Path lock(Path project, String platform) {
        Path own = project.resolve("pylock." + platform + "-cp" + PYTHON.replace(".", "") + ".toml");
        return Files.exists(own) ? own : project.resolve("pylock.toml");
    }

    /** One after the other, as uv is for one platform at a time; the time of all. */
    private static MavenProject.Run installed(Path peer, Path own, Path store, PythonRuntime python) {
        Map<String, String> variables = new HashMap<>(Judges.host().environment());
        variables.put("UV_CACHE_DIR", store.resolve("uv-of-peer").toString());
        variables.put("MACOSX_DEPLOYMENT_TARGET", "14.0"); // else uv takes macOS 13, for which numpy has no wheel
        StringBuilder script = new StringBuilder("set -e\n");
        Path uv = Path.of(Judges.summoned().uvCommand().words().get(0));
        PLATFORMS.forEach((name, platform) -> script.append(String.format(
                Locale.ROOT,
                "'%s' pip install --quiet --preview --no-build --no-deps --link-mode hardlink --python '%s' --python-version %s"
                        + " --python-platform %s --target '%s' -r '%s'%n",
                uv,
                python.executable(),
                PYTHON,
                platform,
                peer.resolve("made").resolve(name),
                lock(own, name))));
        return WheelComparison.timed(
                Command.of(Path.of("/bin/sh"), "-c", script.toString()).withEnvironment(variables));
    }
}
