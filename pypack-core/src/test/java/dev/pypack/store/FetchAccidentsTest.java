package dev.pypack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import dev.pypack.build.Sha256;
import dev.pypack.http.FileServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds that fetch files and are killed, run side by side, or fill the disk: each in a process of its own. */
@Timeout(300)
class FetchAccidentsTest {
    private static final int FILES = 6;
    private static final int BYTES = 2_000_000;
    private static final int PART = 100_000;

    @TempDir
    private Path folder;

    private FileServer server;
    private final List<byte[]> contents = new ArrayList<>();

    @BeforeEach
    void serve_files_slowly() throws IOException {
        server = FileServer.start();
        for (int i = 0; i < FILES; i++) {
            byte[] content = new byte[BYTES];
            new Random(i).nextBytes(content);
            contents.add(content);
            server.on("/" + i, exchange -> {
                String range = exchange.getRequestHeaders().getFirst("Range");
                int first = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
                if (first > 0) {
                    exchange.getResponseHeaders()
                            .set("Content-Range", "bytes " + first + "-" + (BYTES - 1) + "/" + BYTES);
                }
                exchange.sendResponseHeaders(first > 0 ? 206 : 200, BYTES - first);
                OutputStream out = exchange.getResponseBody();
                for (int at = first; at < BYTES; at += PART) {
                    out.write(content, at, Math.min(PART, BYTES - at));
                    pause(15);
                }
                out.close();
            });
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void two_builds_at_once_fetch_each_file_once() throws Exception {
        Process one = start(List.of());
        Process other = start(List.of());

        assertThat(said(one)).isEqualTo("exit 0: ");
        assertThat(said(other)).isEqualTo("exit 0: ");
        assertThat(server.asked()).hasSize(FILES);
        assertAllRight(FILES);
    }

    @Test
    void after_a_killed_build_the_next_one_is_right_and_goes_on() throws Exception {
        Random random = new Random(7);
        int killed = 0;
        for (int round = 0; round < 8; round++) {
            long before = bytesInStore();
            Process build = start(List.of());
            while (build.isAlive() && bytesInStore() < before + PART) {
                pause(5); // a loaded machine takes seconds to start a JVM
            }
            boolean ended = build.waitFor(random.nextInt(200), TimeUnit.MILLISECONDS);
            build.destroyForcibly().waitFor();
            killed += ended ? 0 : 1;
            assertAllRight(0);
            if (round % 4 == 3) {
                assertThat(said(start(List.of()))).isEqualTo("exit 0: ");
                assertAllRight(FILES);
                FolderTree.delete(folder.resolve("store/files"));
            }
        }
        assertThat(killed).as("builds that were killed while they ran").isPositive();
        assertThat(server.asked()).as("what was cut goes on").anyMatch(asked -> asked.range() != null);
    }

    @Test
    void a_disk_that_takes_no_more_fails_the_build_and_nothing_gets_a_name() throws Exception {
        assumeTrue(Host.describedBy(System::getProperty, 1, Map.of()).system() != OperatingSystem.WINDOWS);
        // A file may not grow beyond this; the system fails the write as it does on a full disk.
        Process build = start(List.of("sh", "-c", "ulimit -f 1000; exec \"$@\"", "sh"));

        assertThat(said(build))
                .startsWith("exit 2: The store " + folder.resolve("store") + " can't be used: ")
                .contains("Free space or rights there");
        assertThat(folder.resolve("store/files")).doesNotExist();
        assertThat(said(start(List.of()))).isEqualTo("exit 0: ");
        assertAllRight(FILES);
    }

    private long bytesInStore() throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path moved, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path deleted, @Nullable IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes.get();
    }

    /** Whatever has a name in the store is the file of its hash. */
    private void assertAllRight(int least) throws IOException {
        int count = 0;
        if (Files.isDirectory(folder.resolve("store/files"))) {
            try (Stream<Path> files = Files.walk(folder.resolve("store/files"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Sha256.of(Files.readAllBytes(file)).toHex())
                            .isEqualTo(String.valueOf(file.resolveSibling("").getFileName()));
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThanOrEqualTo(least);
    }

    private Process start(List<String> wrapper) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData", // a file of its own, which the limit of the shell would meet first
                "-classpath",
                System.getProperty("java.class.path"),
                FetchAccidentsTest.class.getName(),
                folder.resolve("store").toString()));
        for (int i = 0; i < FILES; i++) {
            command.add(server.url("/" + i));
            command.add(Sha256.of(contents.get(i)).toHex());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String said(Process build) throws Exception {
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return "exit " + build.waitFor() + ": " + output;
    }

    /** Fetches files into a store: its folder, then a URL and a hash for each. */
    public static void main(String[] arguments) {
        List<WantedFile> wanted = new ArrayList<>();
        for (int i = 1; i < arguments.length; i += 2) {
            wanted.add(new WantedFile(
                    i + ".whl", List.of(arguments[i]), OptionalLong.of(BYTES), Map.of("sha256", arguments[i + 1])));
        }
        BuildContext context = new BuildContext(
                Host.describedBy(System::getProperty, 2, Map.of()),
                coordinates -> {
                    throw new AssertionError("no artifact is needed, but " + coordinates);
                },
                BuildListener.SILENT);
        try {
            StoredFiles.in(Store.in(Path.of(arguments[0])), context, List.of()).fetchAll(wanted);
        } catch (EnvironmentFailure e) {
            System.out.println(e.getMessage());
            System.exit(2);
        }
    }
}
