package dev.pypack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.FileState;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.Generator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** This library, as what it makes names it and as what it keeps depends on it. */
final class Program {
    private static final String SNAPSHOT = "-SNAPSHOT";

    private Program() {}

    /** The version, as in its Maven coordinates. */
    static String version() {
        try (InputStream stream = Program.class.getResourceAsStream("version.txt")) {
            if (stream == null) {
                throw new IllegalStateException("version.txt is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This library as the maker of results. Of a version that is still being written, kept results depend on the files that
     * it is made of too, for it may pack in another way than the one of the same name before it.
     */
    static Generator generator() {
        String text = "pypack " + version();
        return new Generator(text, version().endsWith(SNAPSHOT) ? text + " " + build() : text);
    }

    private static String build() {
        try {
            Path place = Path.of(Program.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Fingerprint fingerprint = Fingerprint.of(version());
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    fingerprint.with(place.relativize(file).toString(), FileState.of(file));
                }
            }
            return fingerprint.end();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes lie in a jar or a folder", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
