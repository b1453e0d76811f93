package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.ZipWriter;
import dev.pypack.build.Sha256;
import dev.pypack.wheel.RecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A wheel of a few files. */
final class TestWheel {
    private final String name;
    private final String version;
    private final String info;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private Predicate<String> lies = path -> false;
    private UnaryOperator<String> rows = row -> row;
    private String tag = "py3-none-any";

    TestWheel(String name, String version) {
        this.name = name;
        this.version = version;
        this.info = name + "-" + version + ".dist-info/";
        with(info + "METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        with(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    }

    TestWheel with(String path, String content) {
        files.put(path, content.getBytes(UTF_8));
        return this;
    }

    TestWheel withInfo(String file, String content) {
        return with(info + file, content);
    }

    TestWheel withData(String path, String content) {
        return with(name + "-" + version + ".data/" + path, content);
    }

    /** By its file name alone. */
    TestWheel tagged(String with) {
        tag = with;
        return this;
    }

    /** RECORD says of each file that it is empty. */
    TestWheel lying() {
        lies = path -> true;
        return this;
    }

    /** RECORD says of WHEEL that it is empty. */
    TestWheel retagged() {
        lies = (info + "WHEEL")::equals;
        return this;
    }

    /** With rows as an old tool would have written them. */
    TestWheel recorded(UnaryOperator<String> rows) {
        this.rows = rows;
        return this;
    }

    String fileName() {
        return name + "-" + version + "-" + tag + ".whl";
    }

    Path in(Path folder) throws IOException {
        Path wheel = Files.createDirectories(folder).resolve(fileName());
        RecordFile record = new RecordFile(info + "RECORD");
        try (ZipWriter zip = ZipWriter.to(wheel, Instant.parse("2024-01-01T00:00:00Z"), 1)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                byte[] content = each.getValue();
                byte[] told = lies.test(each.getKey()) ? new byte[0] : content;
                zip.add(each.getKey(), content, FileMode.of(content));
                record.add(each.getKey(), Sha256.of(told), told.length);
            }
            String text = new String(record.bytes(), UTF_8)
                    .lines()
                    .map(rows)
                    .map(row -> row + "\n")
                    .collect(Collectors.joining());
            zip.add(info + "RECORD", text.getBytes(UTF_8), FileMode.REGULAR);
            zip.commit();
        }
        return wheel;
    }

    /** Its entry in a lock, by the path of its file. */
    String locked(Path folder) throws IOException {
        return """
                [[packages]]
                name = "%s"
                version = "%s"
                wheels = [{ name = "%s", path = "%s", hashes = { sha256 = "%s" } }]
                """.formatted(name, version, fileName(), in(folder), Sha256.of(Files.readAllBytes(in(folder))));
    }
}
