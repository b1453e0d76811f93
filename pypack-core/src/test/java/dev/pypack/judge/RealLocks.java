package dev.pypack.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.FolderTree;
import dev.pypack.process.Outcome;
import dev.pypack.store.FolderContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Locks that uv, pip and pdm made of {@code real-locks.txt}, with the index that they use by default. They are made once and
 * kept beside the judges.
 */
public final class RealLocks {
    private static final String LIST = "real-locks.txt";
    /** With the versions of its libraries that it was made with. */
    private static final List<String> PDM = List.of("pdm==2.26.4", "hishel==1.1.10", "unearth==0.18.1");

    private RealLocks() {}

    /** All of them, by name. */
    public static List<Path> all() throws IOException {
        Judges judges = Judges.summoned();
        String name = "real-locks/" + Integer.toHexString((list() + PDM).hashCode());
        try (Stream<Path> files = Files.list(judges.keep(name, new Locking(judges)))) {
            return files.filter(file -> file.toString().endsWith(".toml"))
                    .sorted()
                    .toList();
        }
    }

    private static String list() {
        try (InputStream stream = RealLocks.class.getResourceAsStream(LIST)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Locking(Judges judges) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            Path work = Files.createTempDirectory("pypack-locks");
            try {
                for (String line :
                        list().lines().filter(each -> !each.startsWith("#")).toList()) {
                    List<String> words = Arrays.asList(line.split(" ", -1));
                    Path lock = folder.resolve("pylock." + words.get(0) + "-" + words.get(1) + ".toml");
                    List<String> requirements = words.subList(2, words.size());
                    switch (words.get(0)) {
                        case "uv" -> uv(project(work.resolve(words.get(1)), requirements), lock);
                        case "pip" -> pip(requirements, lock);
                        default -> pdm(work, project(work.resolve(words.get(1)), requirements), lock);
                    }
                }
            } finally {
                FolderTree.delete(work);
            }
            Files.writeString(folder.resolve(LIST), list());
        }

        private static Path project(Path folder, List<String> requirements) throws IOException {
            String listed = requirements.stream().map(each -> '"' + each + '"').collect(Collectors.joining(", "));
            Files.writeString(Files.createDirectories(folder).resolve("pyproject.toml"), """
                    [project]
                    name = "locked"
                    version = "1"
                    requires-python = ">=3.10"
                    dependencies = [%s]
                    """.formatted(listed));
            return folder;
        }

        private void uv(Path project, Path lock) {
            String python = judges.python().executable().toString();
            succeed(judges.uv("lock", "--project", project.toString(), "--no-build", "--python", python));
            succeed(judges.uv(
                    "export",
                    "--project",
                    project.toString(),
                    "--frozen",
                    "--no-header",
                    "-q",
                    "--no-emit-project",
                    "--format",
                    "pylock.toml",
                    "-o",
                    lock.toString()));
        }

        private void pip(List<String> requirements, Path lock) {
            Stream<String> options =
                    Stream.of("--disable-pip-version-check", "lock", "--only-binary", ":all:", "-o", lock.toString());
            succeed(judges.run(
                    "pip", Stream.concat(options, requirements.stream()).toArray(String[]::new)));
        }

        private void pdm(Path work, Path project, Path lock) throws IOException {
            VirtualEnvironment tools = judges.environment(work.resolve("pdm"));
            judges.pipInstall(tools, PDM.toArray(String[]::new));
            Path made = project.resolve("pylock.toml");
            succeed(tools.module("pdm", "config", "--local", "lock.format", "pylock")
                    .in(project)
                    .run());
            succeed(tools.module("pdm", "use", tools.python().toString())
                    .in(project)
                    .run());
            succeed(tools.module("pdm", "lock").in(project).run());
            Files.copy(made, lock);
        }

        private static void succeed(Outcome outcome) {
            assertThat(outcome.exitCode())
                    .as(outcome.output() + outcome.errors())
                    .isZero();
        }

        @Override
        public boolean isIntact(Path folder) {
            return Files.exists(folder.resolve(LIST));
        }
    }
}
