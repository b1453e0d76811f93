package dev.pypack.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.process.Outcome;
import dev.pypack.store.FolderContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Wheels that others built with other tools, of the versions in {@code real-wheels.txt}: for every platform, with native
 * modules, programs, data and scripts. They are fetched once by pip, and kept beside the judges.
 */
public final class RealWheels {
    private static final String LIST = "real-wheels.txt";

    private RealWheels() {}

    /** All of them, by name. */
    public static List<Path> all() throws IOException {
        Judges judges = Judges.summoned();
        Path folder = judges.keep("real-wheels/" + Integer.toHexString(list().hashCode()), new Download(judges));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .sorted()
                    .toList();
        }
    }

    private static String list() {
        try (InputStream stream = RealWheels.class.getResourceAsStream(LIST)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Download(Judges judges) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            for (String line :
                    list().lines().filter(each -> !each.startsWith("#")).toList()) {
                List<String> words = Arrays.asList(line.split(" ", -1));
                List<String> arguments = new ArrayList<>(List.of(
                        "download", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--dest"));
                arguments.add(folder.toString());
                arguments.addAll(List.of("--platform", words.get(0), "--python-version", words.get(1)));
                arguments.addAll(words.subList(2, words.size()));
                Outcome outcome = judges.run("pip", arguments.toArray(String[]::new));
                assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
            }
            Files.writeString(folder.resolve(LIST), list());
        }

        @Override
        public boolean isIntact(Path folder) {
            return Files.exists(folder.resolve(LIST));
        }
    }
}
