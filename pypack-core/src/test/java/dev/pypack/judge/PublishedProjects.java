package dev.pypack.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.FolderTree;
import dev.pypack.pep.SdistName;
import dev.pypack.pep.WheelName;
import dev.pypack.process.Outcome;
import dev.pypack.store.FolderContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Projects as they are published: the sources of an sdist, and the wheel that the project's own backend makes of them.
 * They are fetched and built once by pip, of the versions in {@code published-projects.txt} and with the backends in
 * {@code backends.txt}, and kept beside the judges.
 */
public final class PublishedProjects {
    private static final String LIST = "published-projects.txt";
    private static final String BACKENDS = "backends.txt";

    private PublishedProjects() {}

    /**
     * One of them.
     *
     * @param name its name, normalised
     * @param sources the folder that its sdist holds
     * @param wheel what its own backend made of it
     */
    public record Published(String name, Path sources, Path wheel) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them, by name. */
    public static List<Published> all() throws IOException {
        Judges judges = Judges.summoned();
        String name = "published-projects/" + Integer.toHexString((read(LIST) + read(BACKENDS)).hashCode());
        Path folder = judges.keep(name, new Build(judges));
        Map<String, Path> wheels = new TreeMap<>();
        for (Path wheel : filesOf(folder.resolve("wheels"))) {
            wheels.put(WheelName.parse(wheel.getFileName().toString()).distribution(), wheel);
        }
        List<Published> projects = new ArrayList<>();
        for (Path sources : filesOf(folder.resolve("sources"))) {
            String project = SdistName.parse(sources.getFileName() + ".tar.gz").distribution();
            projects.add(new Published(
                    project, sources, Optional.ofNullable(wheels.get(project)).orElseThrow()));
        }
        return projects;
    }

    private static String read(String resource) {
        try (InputStream stream = PublishedProjects.class.getResourceAsStream(resource)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private record Build(Judges judges) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            Path tools = Files.createTempDirectory("pypack-backends");
            try {
                VirtualEnvironment backends = judges.environment(tools.resolve("python"));
                Path wanted = Files.writeString(tools.resolve(BACKENDS), read(BACKENDS));
                judges.pipInstall(backends, "-r", wanted.toString());
                Path list = Files.writeString(tools.resolve(LIST), read(LIST));
                Path sdists = folder.resolve("sdists");
                pip(backends, "download", "--no-binary", ":all:", "--dest", sdists.toString(), "-r", list.toString());
                Path sources = Files.createDirectories(folder.resolve("sources"));
                List<String> files = new ArrayList<>();
                for (Path sdist : filesOf(sdists)) {
                    succeed(judges.run("tarfile", "-e", sdist.toString(), sources.toString()));
                    files.add(sdist.toString());
                }
                List<String> words = new ArrayList<>(
                        List.of("--wheel-dir", folder.resolve("wheels").toString()));
                words.addAll(files);
                pip(backends, "wheel", words.toArray(String[]::new));
            } finally {
                FolderTree.delete(tools);
            }
            Files.writeString(folder.resolve(LIST), read(LIST));
        }

        /** With the backends that are there, so that they are those of the list, and few. */
        private void pip(VirtualEnvironment backends, String command, String... arguments) {
            List<String> words = new ArrayList<>(List.of(
                    "--python",
                    backends.python().toString(),
                    "--disable-pip-version-check",
                    command,
                    "--no-deps",
                    "--no-build-isolation"));
            Collections.addAll(words, arguments);
            succeed(judges.run("pip", words.toArray(String[]::new)));
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
