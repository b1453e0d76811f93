package dev.pypack.sdist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.TarGzWriter;
import dev.pypack.build.Sha256;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Locks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An sdist with a backend of its own, which needs nothing and makes what a test says. */
final class TestSdist {
    /** Packs files into a wheel with a name, of which {@code tag} is Python. */
    private static final String BACKEND = """
            import base64, hashlib, os, sys, sysconfig, zipfile

            NAME = "acme"
            VERSION = "1.0"
            TAG = "py3-none-any"
            FILES = {"acme/__init__.py": b"VERSION = 1\\n"}
            HERE = sysconfig.get_platform().replace("-", "_").replace(".", "_")
            NATIVE = "cp%d%d-cp%d%d-" % (sys.version_info[:2] * 2) + HERE


            def wheel(folder):
                info = NAME + "-" + VERSION + ".dist-info/"
                files = dict(FILES)
                files[info + "METADATA"] = ("Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n" % (NAME, VERSION)).encode()
                files[info + "WHEEL"] = ("Wheel-Version: 1.0\\nGenerator: t\\nRoot-Is-Purelib: true\\nTag: " + TAG + "\\n").encode()
                record = ""
                for path, content in files.items():
                    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
                    record += "%s,sha256=%s,%d\\n" % (path, digest, len(content))
                files[info + "RECORD"] = (record + info + "RECORD,,\\n").encode()
                name = NAME + "-" + VERSION + "-" + TAG + ".whl"
                with zipfile.ZipFile(os.path.join(folder, name), "w") as archive:
                    for path, content in files.items():
                        archive.writestr(zipfile.ZipInfo(path, (1980, 2, 1, 0, 0, 0)), content)
                return name


            def build_wheel(folder, settings=None, metadata=None):
                global NAME, VERSION, TAG
                CODE
                return wheel(folder)
            """;

    private final Map<String, String> files = new LinkedHashMap<>();
    private String requires = "";
    private String wheels = "";

    /** One whose backend does something before it makes the wheel. */
    TestSdist(String code) {
        files.put("PKG-INFO", "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n");
        files.put("backend.py", BACKEND.replace("    CODE\n", code.indent(4)));
    }

    TestSdist with(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** More of the backend. */
    TestSdist withCode(String code) {
        files.merge("backend.py", code, (before, more) -> before + "\n\n" + more);
        return this;
    }

    TestSdist requires(String requirement) {
        requires = "\"" + requirement + "\"";
        return this;
    }

    /** The lock has this wheel too. */
    TestSdist besideWheel(String name) {
        wheels = "wheels = [{ name = \"%s\", url = \"https://example.com/%s\", hashes = { sha256 = \"%s\" } }]\n"
                .formatted(name, name, "00".repeat(32));
        return this;
    }

    SourceArchive in(Path folder) throws IOException {
        with("pyproject.toml", """
                [build-system]
                requires = [%s]
                build-backend = "backend"
                backend-path = ["."]
                """.formatted(requires));
        return archive(folder, "acme-1.0.tar.gz", "acme-1.0/", Optional.empty());
    }

    /** With the project in a folder of the archive. */
    SourceArchive in(Path folder, String fileName, String prefix, Optional<String> subdirectory) throws IOException {
        in(folder);
        return archive(folder, fileName, prefix, subdirectory);
    }

    private SourceArchive archive(Path folder, String fileName, String prefix, Optional<String> subdirectory)
            throws IOException {
        Path file = Files.createDirectories(folder).resolve(fileName);
        try (TarGzWriter tar = TarGzWriter.to(file, Instant.EPOCH, 1)) {
            for (Map.Entry<String, String> each : files.entrySet()) {
                tar.add(prefix + each.getKey(), each.getValue().getBytes(UTF_8), FileMode.REGULAR);
            }
            tar.commit();
        }
        return new SourceArchive(locked(), file, Sha256.ofFile(file), subdirectory);
    }

    private LockedPackage locked() {
        return Locks.parse("""
                        lock-version = "1.0"
                        created-by = "tests"
                        [[packages]]
                        name = "acme"
                        version = "1.0"
                        sdist = { name = "acme-1.0.tar.gz", url = "https://example.com/acme-1.0.tar.gz", hashes = { sha256 = "%s" } }
                        %s""".formatted("00".repeat(32), wheels)).packages().get(0);
    }
}
