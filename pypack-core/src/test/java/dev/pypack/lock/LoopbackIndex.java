package dev.pypack.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pypack.archive.FileMode;
import dev.pypack.archive.TarGzWriter;
import dev.pypack.build.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package index on this machine, as PEP 503 has it, with packages that a test makes up. */
public final class LoopbackIndex implements AutoCloseable {
    public static final String USER = "joe";
    public static final String PASSWORD = "s3cr3t-pass/word";

    private final HttpServer server;
    private final Map<String, Map<String, byte[]>> files = new ConcurrentHashMap<>();
    private final boolean wantsLogin;
    private final Map<String, String> uploaded = new ConcurrentHashMap<>();
    private volatile int status = 200;

    private LoopbackIndex(boolean wantsLogin) throws IOException {
        this.wantsLogin = wantsLogin;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public static LoopbackIndex open() throws IOException {
        return new LoopbackIndex(false);
    }

    /** One that answers {@value #USER} alone. */
    public static LoopbackIndex withLogin() throws IOException {
        return new LoopbackIndex(true);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/simple";
    }

    /** Offers a pure wheel. */
    public LoopbackIndex wheel(String name, String version, String... requires) throws IOException {
        return wheelFor("py3-none-any", name, version, requires);
    }

    public LoopbackIndex wheelFor(String tag, String name, String version, String... requires) throws IOException {
        return wheel(tag, name, version, headers("Requires-Dist", requires), Map.of());
    }

    /** Offers a pure wheel with more files. */
    public LoopbackIndex wheelWith(Map<String, String> more, String name, String version) throws IOException {
        return wheel("py3-none-any", name, version, "", more);
    }

    /** Offers a pure wheel that runs on some Pythons alone. */
    public LoopbackIndex wheelOfPython(String python, String name, String version) throws IOException {
        return wheel("py3-none-any", name, version, headers("Requires-Python", python), Map.of());
    }

    private static String headers(String name, String... values) {
        return Arrays.stream(values).map(each -> name + ": " + each + "\n").collect(Collectors.joining());
    }

    private LoopbackIndex wheel(String tag, String name, String version, String headers, Map<String, String> more)
            throws IOException {
        String info = name + "-" + version + ".dist-info/";
        String metadata = "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version) + headers;
        Map<String, String> texts = new LinkedHashMap<>(more);
        texts.put(name + "/__init__.py", "VERSION = '" + version + "'\n");
        texts.put(info + "METADATA", metadata);
        texts.put(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: " + tag + "\n");
        StringBuilder record = new StringBuilder();
        texts.forEach((path, text) -> record.append(path)
                .append(",sha256=")
                .append(hash(text))
                .append(',')
                .append(text.getBytes(UTF_8).length)
                .append('\n'));
        texts.put(info + "RECORD", record + info + "RECORD,,\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : texts.entrySet()) {
                write(zip, file.getKey(), file.getValue().getBytes(UTF_8));
            }
        }
        return file(name, name + "-" + version + "-" + tag + ".whl", bytes.toByteArray());
    }

    /**
     * Offers an sdist that has to be built to know what it needs.
     *
     * @param code what it runs then
     */
    public LoopbackIndex sdist(String name, String version, String code, String... requires) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        String list = Arrays.stream(requires).map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
        texts.put("PKG-INFO", "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version));
        texts.put("pyproject.toml", """
                [build-system]
                requires = []
                build-backend = "backend"
                backend-path = ["."]

                [project]
                name = "%s"
                dynamic = ["version", "dependencies"]
                """.formatted(name));
        texts.put("backend.py", """
                import os
                %4$s

                def prepare_metadata_for_build_wheel(folder, settings=None):
                    os.mkdir(os.path.join(folder, "%1$s-%2$s.dist-info"))
                    with open(os.path.join(folder, "%1$s-%2$s.dist-info", "METADATA"), "w") as file:
                        file.write("Metadata-Version: 2.1\\nName: %1$s\\nVersion: %2$s\\n")
                        for each in [%3$s]:
                            file.write("Requires-Dist: " + each + "\\n")
                    return "%1$s-%2$s.dist-info"

                def build_wheel(folder, settings=None, metadata=None):
                    raise SystemExit("a lock needs no wheel")
                """.formatted(name, version, list, code));
        return file(name, name + "-" + version + ".tar.gz", tarGz(name + "-" + version, texts));
    }

    private static byte[] tarGz(String folder, Map<String, String> texts) throws IOException {
        Path file = Files.createTempFile("pypack", ".tar.gz");
        try {
            Files.delete(file);
            try (TarGzWriter tar = TarGzWriter.to(file, Instant.EPOCH, 1)) {
                for (Map.Entry<String, String> each : texts.entrySet()) {
                    tar.add(folder + "/" + each.getKey(), each.getValue().getBytes(UTF_8), FileMode.REGULAR);
                }
                tar.commit();
            }
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Says when a file was uploaded, which only JSON can (PEP 691, PEP 700). */
    public LoopbackIndex uploaded(String fileName, String moment) {
        uploaded.put(fileName, moment);
        return this;
    }

    /** Answers everything with a status from now on. */
    public void answerAll(int with) {
        status = with;
    }

    public LoopbackIndex file(String name, String fileName, byte[] content) {
        files.computeIfAbsent(name, each -> new ConcurrentHashMap<>()).put(fileName, content);
        return this;
    }

    public byte[] content(String name, String fileName) {
        return Optional.ofNullable(files.getOrDefault(name, Map.of()).get(fileName))
                .orElseThrow();
    }

    public void forget(String name) {
        files.remove(name);
    }

    private static String hash(String text) {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(text.getBytes(UTF_8)).toHex());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (status != 200) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            String login = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
            if (wantsLogin && !login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"packages\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            Optional<byte[]> content = path.length > 3 && path[1].equals("files")
                    ? Optional.ofNullable(files.getOrDefault(path[2], Map.of()).get(path[3]))
                    : Optional.ofNullable(files.get(path.length > 2 ? path[2] : ""))
                            .map(each -> uploaded.isEmpty() ? page(each) : json(path[2], each));
            if (content.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (path[1].equals("simple")) {
                exchange.getResponseHeaders()
                        .add("Content-Type", uploaded.isEmpty() ? "text/html" : "application/vnd.pypi.simple.v1+json");
            }
            exchange.sendResponseHeaders(200, content.get().length);
            exchange.getResponseBody().write(content.get());
        }
    }

    private byte[] json(String name, Map<String, byte[]> content) {
        return new TreeMap<>(content)
                .entrySet().stream()
                        .map(file -> """
                                {"filename": "%1$s", "url": "/files/%2$s/%1$s", "hashes": {"sha256": "%3$s"},
                                 "size": %4$d, "upload-time": "%5$s"}""".formatted(
                                        file.getKey(),
                                        file.getKey().split("-", 2)[0],
                                        Sha256.of(file.getValue()).toHex(),
                                        file.getValue().length,
                                        uploaded.getOrDefault(file.getKey(), "2020-01-01T00:00:00Z")))
                        .collect(Collectors.joining(
                                ",",
                                "{\"meta\": {\"api-version\": \"1.1\"}, \"name\": \"" + name + "\", \"files\": [",
                                "]}"))
                        .getBytes(UTF_8);
    }

    private byte[] page(Map<String, byte[]> content) {
        return new TreeMap<>(content)
                .entrySet().stream()
                        .map(file -> "<a href=\"/files/%s/%s#sha256=%s\">%s</a>"
                                .formatted(
                                        file.getKey().split("-", 2)[0],
                                        file.getKey(),
                                        Sha256.of(file.getValue()).toHex(),
                                        file.getKey()))
                        .collect(Collectors.joining("\n", "<!DOCTYPE html><html><body>\n", "\n</body></html>\n"))
                        .getBytes(UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
