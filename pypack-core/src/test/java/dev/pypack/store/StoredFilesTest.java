package dev.pypack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.Login;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Finding;
import dev.pypack.http.FileServer;
import dev.pypack.http.HttpLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void a_file_whose_time_or_size_has_changed_is_verified_again() throws Exception {
        byte[] content = random(10_000);
        WantedFile wanted = wanted("a.whl", content, server.put("/a.whl", content));
        Path file = files().fetch(wanted);
        FileTime verified = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now())); // as a copy of the store has it

        assertThat(files().fetch(wanted)).hasBinaryContent(content);

        assertThat(server.asked()).hasSize(1);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(verified);
        assertThat(found).isEmpty();
    }

    @Test
    void a_damaged_file_is_thrown_away_and_fetched_again() throws Exception {
        byte[] content = random(10_000);
        WantedFile wanted = wanted("a.whl", content, server.put("/a.whl", content));
        Path file = files().fetch(wanted);
        assertThat(file.toFile().setWritable(true)).isTrue();
        content[5_000]++;
        Files.write(file, content);
        content[5_000]--;

        assertThat(files().fetch(wanted)).hasBinaryContent(content);

        assertThat(server.asked()).hasSize(2);
        assertThat(found)
                .extracting(Finding::message)
                .containsExactly("the file in the store was damaged; it is fetched again");
    }

    @Test
    void wrong_bytes_are_fetched_once_more_and_never_get_the_name() throws Exception {
        byte[] content = random(10_000);
        byte[] wrong = random(10_000 + 1);
        WantedFile sameSize = wanted("a.whl", content, server.put("/a.whl", Arrays.copyOf(wrong, 10_000)));
        WantedFile larger = wanted("b.whl", content, server.put("/b.whl", wrong));
        String endless = server.on("/c.whl", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(wrong);
        });

        for (WantedFile each : List.of(sameSize, larger, wanted("c.whl", content, endless))) {
            assertThatThrownBy(() -> files().fetch(each))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessageStartingWith(
                            "A file can't be fetched:\n  " + each.urls().get(0) + ": ")
                    .hasMessageContaining("mvn pypack:lock -Dpypack.upgrade=<package>");
        }
        assertThat(folder.resolve("store/files")).doesNotExist();
        assertThat(leftovers()).isEmpty();
        assertThat(server.asked())
                .extracting(FileServer.Asked::path)
                .containsExactly("/a.whl", "/a.whl", "/b.whl", "/c.whl");
    }

    @Test
    void all_hashes_that_are_known_have_to_be_right_and_one_has_to_be_secure() throws Exception {
        byte[] content = "hello".getBytes(StandardCharsets.UTF_8);
        String url = server.put("/a.whl", content);
        String sha256 = Sha256.of(content).toHex();
        String md5 = "5d41402abc4b2a76b9719d911017c592";

        assertThat(files().fetch(new WantedFile(
                        "a.whl",
                        List.of(url),
                        OptionalLong.empty(),
                        Map.of("SHA256", sha256, "md5", md5, "blake2b", "00"))))
                .hasContent("hello");
        assertThatThrownBy(() -> files().fetch(new WantedFile(
                        "b.whl",
                        List.of(url),
                        OptionalLong.empty(),
                        Map.of("sha256", sha256, "md5", md5.replace('5', '6')))))
                .hasMessageContaining("its md5 is " + md5 + " instead of ");
        assertThatThrownBy(() -> new WantedFile("c.whl", List.of(url), OptionalLong.empty(), Map.of("md5", md5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no hash of c.whl is secure: md5");
        Path sha512 = files().fetch(new WantedFile(
                "d.whl",
                List.of(url),
                OptionalLong.of(5),
                Map.of(
                        "sha512",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-512").digest(content)))));
        assertThat(sha512.toString()).contains("sha512");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "..\\\\b", "C:x"})
    void a_name_that_leads_elsewhere_is_refused(String name) {
        assertThatThrownBy(() -> new WantedFile(name, List.of(), OptionalLong.empty(), Map.of("sha256", "00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void many_files_come_side_by_side_and_one_failure_tells_of_all_that_can_not_be_had() throws Exception {
        List<WantedFile> wanted = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] content = random(10_000 + i);
            String url = i % 10 == 3 ? server.url("/missing" + i) : server.put("/f" + i, content);
            wanted.add(wanted("f" + i + ".whl", content, url));
        }

        assertThatThrownBy(() -> files().fetchAll(wanted))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith("4 of 40 files can't be fetched:\n  " + server.url("/missing13"))
                .hasMessageContaining("/missing3: there is no such file (404)");
        List<WantedFile> there = wanted.stream()
                .filter(each -> !each.urls().get(0).contains("missing"))
                .toList();
        int before = server.asked().size();
        List<Path> paths = files().fetchAll(there);
        assertThat(server.asked()).hasSize(before);
        assertThat(paths).hasSize(36).allSatisfy(path -> assertThat(path).exists());
        assertThat(paths.get(5)).hasFileName(there.get(5).name());
    }

    @Test
    void files_of_this_machine_are_taken_too_also_offline() throws Exception {
        byte[] content = random(20_000);
        Path here = Files.write(folder.resolve("a b.whl"), content);
        IndexAccess offline = offline();

        assertThat(files(offline, Map.of())
                        .fetch(wanted("a.whl", content, here.toUri().toString())))
                .hasBinaryContent(content);
        byte[] other = random(20_001);
        Files.write(here, other);
        assertThat(files(offline, Map.of()).fetch(wanted("b.whl", other, here.toString())))
                .hasBinaryContent(other);
        assertThatThrownBy(() -> files(offline, Map.of())
                        .fetch(wanted(
                                "c.whl", random(5), folder.resolve("none.whl").toString())))
                .hasMessageContaining("c.whl: there is no file " + folder.resolve("none.whl"));
    }

    @Test
    void offline_what_is_there_serves_and_all_that_is_missing_is_listed_at_once() throws Exception {
        byte[] content = random(1_000);
        WantedFile there = wanted("there.whl", content, server.put("/there.whl", content));
        files().fetch(there);
        StoredFiles offline = files(offline(), Map.of());

        assertThat(offline.fetch(there)).hasBinaryContent(content);
        assertThatThrownBy(() -> offline.fetchAll(List.of(
                        there,
                        wanted("one.whl", random(2), server.url("/one.whl")),
                        wanted("two.whl", random(3), server.url("/two.whl")))))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessage("Maven is offline, and the store " + folder.resolve("store")
                        + " lacks 2 files:\n  one.whl\n  two.whl\n"
                        + "    Run the same command once without -o (--offline): it fetches them.");
        assertThat(server.asked()).hasSize(1);
    }

    private static IndexAccess offline() {
        return new IndexAccess() {
            @Override
            public boolean isOffline() {
                return true;
            }
        };
    }

    @Test
    void the_next_URL_is_asked_where_one_fails() throws Exception {
        byte[] content = random(1_000);
        WantedFile wanted = wanted(
                "a.whl", content, server.url("/none"), server.put("/wrong", random(1_001)), server.put("/a", content));

        assertThat(files().fetch(wanted)).hasBinaryContent(content);
    }

    @Test
    void a_login_of_an_index_a_variable_or_netrc_is_used_for_its_server() throws Exception {
        byte[] content = random(1_000);
        WantedFile wanted = wanted("a.whl", content, server.put("/a.whl", content));
        Path netrc = Files.writeString(folder.resolve("netrc"), "machine localhost login n password 1");
        IndexAccess named = new IndexAccess() {
            @Override
            public Optional<PackageIndex> named() {
                return Optional.of(new PackageIndex(server.url("/simple"), Optional.of(new Login("i", "1"))));
            }
        };
        IndexAccess token = new IndexAccess() {
            @Override
            public Map<String, String> tokens() {
                return Map.of(server.url("/simple"), "t0ken");
            }
        };
        Map<String, String> variable =
                Map.of("UV_INDEX", "acme=" + server.url("/simple").replace("//", "//v:1@"), "NETRC", netrc.toString());

        Path pip = Files.writeString(
                folder.resolve("pip.conf"),
                "[global]\nindex-url = " + server.url("/simple").replace("//", "//p:1@") + "\n");

        for (StoredFiles each : List.of(
                files(named, variable),
                files(IndexAccess.NOT_TOLD, variable),
                files(IndexAccess.NOT_TOLD, Map.of("NETRC", netrc.toString())),
                files(IndexAccess.NOT_TOLD, Map.of("PIP_CONFIG_FILE", pip.toString(), "NETRC", netrc.toString())),
                files(
                        IndexAccess.NOT_TOLD,
                        Map.of("PIP_EXTRA_INDEX_URL", server.url("/simple").replace("//", "//e:1@"))),
                files(token, variable))) {
            FolderTree.delete(each.fetch(wanted).resolveSibling(""));
        }

        assertThat(server.asked())
                .extracting(FileServer.Asked::authorization)
                .containsExactly(
                        new HttpLogin.Basic("i", "1").authorization(),
                        new HttpLogin.Basic("v", "1").authorization(),
                        new HttpLogin.Basic("n", "1").authorization(),
                        new HttpLogin.Basic("p", "1").authorization(),
                        new HttpLogin.Basic("e", "1").authorization(),
                        "Bearer t0ken");
    }

    @Test
    void what_a_killed_build_has_left_is_gone_on_with_and_what_is_wrong_of_it_thrown_away() throws Exception {
        byte[] content = random(500_000);
        WantedFile wanted = wanted("a.whl", content, server.put("/a.whl", content));
        Path part = folder.resolve("store/tmp/file-" + Sha256.of(content).toHex() + ".part");
        Files.createDirectories(part.resolveSibling(""));
        Files.write(part, Arrays.copyOf(content, 400_000));

        Path file = files().fetch(wanted);
        assertThat(file).hasBinaryContent(content);
        assertThat(server.asked()).extracting(FileServer.Asked::range).containsExactly("bytes=400000-");

        FolderTree.delete(file.resolveSibling(""));
        Files.write(part, new byte[400_000]);
        assertThat(files().fetch(wanted)).hasBinaryContent(content);
        assertThat(server.asked())
                .extracting(FileServer.Asked::range)
                .containsExactly("bytes=400000-", "bytes=400000-", null);

        FolderTree.delete(file.resolveSibling(""));
        Files.write(part, new byte[600_000]);
        assertThat(files().fetch(wanted)).hasBinaryContent(content);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void an_interrupted_build_stops_and_the_next_one_goes_on() throws Exception {
        byte[] content = random(2_000_000);
        CountDownLatch half = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        String url = server.on("/a.whl", exchange -> {
            if (count.getAndIncrement() > 0) {
                FileServer.answer(exchange, content);
                return;
            }
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, 1_000_000);
            exchange.getResponseBody().flush();
            half.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        WantedFile wanted = wanted("a.whl", content, url);
        AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("nothing was thrown"));
        Thread build = new Thread(() -> {
            try {
                files().fetch(wanted);
            } catch (EnvironmentFailure e) {
                thrown.set(e);
            }
        });
        build.start();
        assertThat(half.await(10, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(200);
        build.interrupt();
        build.join(10_000);

        assertThat(build.isAlive()).isFalse();
        assertThat(thrown.get()).hasMessage("The build was interrupted while it fetched files.");
        assertThat(folder.resolve("store/files")).doesNotExist();
        assertThat(files().fetch(wanted)).hasBinaryContent(content);
        assertThat(server.asked().get(1).range()).startsWith("bytes=");
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
