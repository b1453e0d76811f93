package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.ZipWriter;
import dev.pypack.build.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A good wheel of a package called acme, in which a test changes what it wants to be bad. */
final class CraftedWheel {
    static final String INFO = "acme-1.0.dist-info/";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private String info = INFO;
    private String name = "acme-1.0-py3-none-any.whl";
    private UnaryOperator<String> record = UnaryOperator.identity();

    CraftedWheel() {
        with("acme/__init__.py", "\"\"\"Good.\"\"\"\n");
        with("acme/cli.py", "def main():\n    print('hello')\n");
        with(INFO + "METADATA", """
                Metadata-Version: 2.4
                Name: acme
                Version: 1.0
                Description-Content-Type: text/plain

                Good.
                """);
        with(INFO + "WHEEL", """
                Wheel-Version: 1.0
                Generator: tests
                Root-Is-Purelib: true
                Tag: py3-none-any
                """);
        with(INFO + "entry_points.txt", "[console_scripts]\nacme = acme.cli:main\n");
    }

    CraftedWheel named(String fileName) {
        name = fileName;
        return this;
    }

    CraftedWheel with(String path, String content) {
        return with(path, content.getBytes(UTF_8));
    }

    CraftedWheel with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** A file before all others. */
    CraftedWheel inFront(String path, byte[] content) {
        Map<String, byte[]> others = new LinkedHashMap<>(files);
        others.remove(path);
        files.clear();
        files.put(path, content);
        files.putAll(others);
        return this;
    }

    /** With another name and version in the name of .dist-info and in METADATA. */
    CraftedWheel renamedInfo(String nameAndVersion) {
        return infoNamed(nameAndVersion)
                .edited(info + "METADATA", "Version: 1.0", "Version: " + nameAndVersion.substring(5));
    }

    /** With another name and version in the name of .dist-info. */
    CraftedWheel infoNamed(String nameAndVersion) {
        Map<String, byte[]> before = new LinkedHashMap<>(files);
        files.clear();
        before.forEach((path, content) ->
                files.put(path.replace("acme-1.0.dist-info", nameAndVersion + ".dist-info"), content));
        info = nameAndVersion + ".dist-info/";
        return this;
    }

    CraftedWheel without(String path) {
        files.remove(path);
        return this;
    }

    CraftedWheel edited(String path, String from, String to) {
        String content = new String(files.get(path), UTF_8);
        if (!content.contains(from)) {
            throw new IllegalArgumentException(path + " has no " + from);
        }
        return with(path, content.replace(from, to));
    }

    /** Tags of the file name and of WHEEL. */
    CraftedWheel tagged(String tag) {
        return named("acme-1.0-" + tag + ".whl").edited(INFO + "WHEEL", "py3-none-any", tag);
    }

    CraftedWheel platlib() {
        return edited(INFO + "WHEEL", "Root-Is-Purelib: true", "Root-Is-Purelib: false");
    }

    /** What becomes of the good RECORD. */
    CraftedWheel recorded(UnaryOperator<String> change) {
        record = change;
        return this;
    }

    Path in(Path folder) throws IOException {
        Path wheel = Files.createDirectories(folder).resolve(name);
        try (ZipWriter zip = ZipWriter.to(wheel, Instant.parse("2024-01-01T00:00:00Z"), 1)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.add(each.getKey(), each.getValue(), FileMode.REGULAR);
            }
            if (!files.containsKey(info + "RECORD")) {
                String text = record.apply(record());
                if (!text.equals("none")) {
                    zip.add(info + "RECORD", text.getBytes(UTF_8), FileMode.REGULAR);
                }
            }
            zip.commit();
        }
        return wheel;
    }

    private String record() {
        StringBuilder rows = new StringBuilder();
        files.forEach((path, content) -> rows.append(path)
                .append(",sha256=")
                .append(Sha256.of(content).toBase64())
                .append(',')
                .append(content.length)
                .append('\n'));
        return rows + info + "RECORD,,\n";
    }
}
