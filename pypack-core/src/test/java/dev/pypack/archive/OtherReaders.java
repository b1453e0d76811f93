package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** What others make of an archive: the SHA-256 of each file, by name. */
final class OtherReaders {
    private static final Path SCRIPT = Path.of("src/test/python/read_zips.py");

    private OtherReaders() {}

    /** pypack's own reader. */
    static Map<String, String> pypack(Path zip) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip)) {
            Map<String, String> files = new TreeMap<>();
            archive.verify(2)
                    .files()
                    .forEach((name, file) -> files.put(name, file.sha256().toHex()));
            return files;
        }
    }

    /** java.util.zip, by way of the central directory. */
    static Map<String, String> javaFile(Path zip) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    put(entry, in, files);
                }
            }
        }
        return files;
    }

    /** java.util.zip, from start to end. */
    static Map<String, String> javaStream(Path zip) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                put(entry, in, files);
            }
        }
        return files;
    }

    private static void put(ZipEntry entry, InputStream in, Map<String, String> files) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 14];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            digest.update(buffer, 0, length);
        }
        if (!entry.isDirectory()) {
            files.put(entry.getName(), HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** What CPython's zipfile found, or why it refused. */
    record PythonReading(
            @Nullable Map<String, String> files, @Nullable String error) {}

    /** CPython's zipfile, on many archives at once. */
    static List<PythonReading> python(List<Path> zips, Path folder) throws IOException {
        Path list = Files.writeString(
                folder.resolve("zips.txt"), zips.stream().map(Path::toString).collect(Collectors.joining("\n")), UTF_8);
        Outcome outcome = Judges.summoned().python(SCRIPT, list.toString());
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        List<PythonReading> readings = new ArrayList<>();
        for (String line : outcome.output().lines().toList()) {
            Map<String, Object> parsed = new Gson().fromJson(line, new TypeToken<Map<String, Object>>() {});
            Map<String, String> files = new Gson()
                    .fromJson(new Gson().toJson(parsed.get("files")), new TypeToken<Map<String, String>>() {});
            readings.add(new PythonReading(files, (String) parsed.get("error")));
        }
        assertThat(readings).hasSameSizeAs(zips);
        return readings;
    }

    /** All of them see the same; the archive is one in which pypack found no error. */
    static void requireSame(Path zip, PythonReading python) throws Exception {
        Map<String, String> ours = pypack(zip);
        assertThat(javaFile(zip)).as("java.util.zip.ZipFile on %s", zip).isEqualTo(ours);
        assertThat(javaStream(zip))
                .as("java.util.zip.ZipInputStream on %s", zip)
                .isEqualTo(ours);
        assertThat(python.error()).as("CPython on %s", zip).isNull();
        assertThat(Objects.requireNonNull(python.files()))
                .as("CPython on %s", zip)
                .isEqualTo(ours);
    }
}
