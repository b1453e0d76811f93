package dev.pypack.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Finding;
import dev.pypack.http.FileServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesTest {
    @TempDir
    private Path folder;

    private FileServer server;

    private final List<Finding> found = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = FileServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_file_is_fetched_once_and_read_only() throws Exception {
        byte[] content = random(300_000);
        WantedFile wanted = wanted("acme-1.0-py3-none-any.whl", content, server.put("/acme.whl", content));

        Path first = files().fetch(wanted);
        Path second = files().fetch(wanted);

        assertThat(first).isEqualTo(second).hasBinaryContent(content).hasFileName("acme-1.0-py3-none-any.whl");
        assertThat(server.asked()).hasSize(1);
        assertThat(first.toFile().canRead()).isTrue();
        assertThat(Files.getPosixFilePermissions(first))
                .hasSize(3)
                .allMatch(each -> each.name().endsWith("_READ"));
        assertThat(leftovers()).isEmpty();
    }

    private StoredFiles files() {
        return files(IndexAccess.NOT_TOLD, Map.of());
    }

    private StoredFiles files(IndexAccess indexes, Map<String, String> variables) {
        Host host = Host.describedBy(System::getProperty, 2, variables);
        BuildListener listener = new BuildListener() {
            @Override
            public void found(Finding finding) {
                found.add(finding);
            }
        };
        return StoredFiles.in(
                Store.in(folder.resolve("store")),
                new BuildContext(
                        host,
                        coordinates -> {
                            throw new AssertionError("no artifact is needed, but " + coordinates);
                        },
                        indexes,
                        listener),
                List.of());
    }

    private static WantedFile wanted(String name, byte[] content, String... urls) {
        return new WantedFile(
                name,
                List.of(urls),
                OptionalLong.of(content.length),
                Map.of("sha256", Sha256.of(content).toHex()));
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private List<Path> leftovers() throws IOException {
        Path temporary = folder.resolve("store/tmp");
        if (!Files.exists(temporary)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }
}
