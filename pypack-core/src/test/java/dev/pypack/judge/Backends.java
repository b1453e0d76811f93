package dev.pypack.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.process.Outcome;
import dev.pypack.store.FolderContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The build backends of others, of the versions in {@code sdist-backends.txt}: wheels that are fetched once and kept beside
 * the judges. Of these pip and uv make the isolated environment in which they build a wheel of an sdist, as they do for
 * everybody who installs one.
 *
 * @param judges who builds
 * @param folder where the wheels of the backends lie
 */
public record Backends(Judges judges, Path folder) {
    private static final String LIST = "sdist-backends.txt";

    /** The backends; fetched now if they are not there. */
    public static Backends summoned(Judges judges) throws IOException {
        String name = "sdist-backends/" + Integer.toHexString(list().hashCode()) + "-"
                + judges.python().version();
        return new Backends(judges, judges.keep(name, new Content(judges)));
    }

    /** The wheel that pip builds of an sdist, with the backend that the sdist names. */
    public Path byPip(Path sdist, Path output) throws IOException {
        return only(
                output,
                judges.run(
                        "pip",
                        "--disable-pip-version-check",
                        "wheel",
                        "--no-deps",
                        "--no-cache-dir",
                        "--no-index",
                        "--find-links",
                        folder.toString(),
                        "--wheel-dir",
                        output.toString(),
                        sdist.toString()));
    }

    /** The wheel that uv builds of an sdist, likewise. */
    public Path byUv(Path sdist, Path output) throws IOException {
        return only(
                output,
                judges.uv(
                        "build",
                        "--wheel",
                        "--no-cache",
                        "--no-config",
                        "--no-index",
                        "--find-links",
                        folder.toString(),
                        "--python",
                        judges.python().executable().toString(),
                        "--out-dir",
                        output.toString(),
                        sdist.toString()));
    }

    private static Path only(Path folder, Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.output() + outcome.errors()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> wheels =
                    files.filter(file -> file.toString().endsWith(".whl")).toList();
            assertThat(wheels).hasSize(1);
            return wheels.get(0);
        }
    }

    private static String list() {
        try (InputStream stream = Backends.class.getResourceAsStream(LIST)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Content(Judges judges) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            Path wanted = Files.writeString(folder.resolve(LIST + ".new"), list());
            Outcome outcome = judges.run(
                    "pip",
                    "--disable-pip-version-check",
                    "download",
                    "--only-binary",
                    ":all:",
                    "--dest",
                    folder.toString(),
                    "-r",
                    wanted.toString());
            assertThat(outcome.exitCode())
                    .as(outcome.output() + outcome.errors())
                    .isZero();
            Files.move(wanted, folder.resolve(LIST));
        }

        @Override
        public boolean isIntact(Path folder) {
            return Files.exists(folder.resolve(LIST));
        }
    }
}
