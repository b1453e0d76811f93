package dev.pypack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with certificates, and proxies on the way to them. */
class HttpTlsTest {
    private static final byte[] CONTENT = new byte[200_000];

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    private FileServer server;
    private ProxyServer proxy;
    private final MemorySink sink = new MemorySink();

    @BeforeAll
    static void make_a_certificate() throws Exception {
        certificate = TestCertificate.in(folder);
    }

    @BeforeEach
    void start() throws IOException {
        server = FileServer.startTls(certificate.context());
        proxy = ProxyServer.start("joe", "s3cr3t");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        proxy.close();
    }

    private void download(String url, HttpSettings settings) throws IOException {
        try (HttpDownloads downloads = HttpDownloads.by(settings)) {
            downloads.download(url, OptionalLong.empty(), sink);
        }
    }

    private static HttpSettings settings() {
        return HttpSettings.usual("pypack-test", 2)
                .within(HttpTimeouts.USUAL, new Retries(2, Duration.ofMillis(5), Duration.ofMillis(10)));
    }

    private static HttpSettings trusting() {
        return settings().trusting(() -> List.of(certificate.certificate()));
    }

    private HttpProxies through(String user, String password) {
        Optional<HttpProxy> way = Optional.of(new HttpProxy(
                new HttpOrigin("http", "localhost", proxy.port()), Optional.of(new HttpLogin.Basic(user, password))));
        return new HttpProxies(way, way, List.of());
    }

    @Test
    void a_certificate_holds_that_the_build_trusts() throws Exception {
        download(server.put("/x", CONTENT), trusting());

        assertThat(sink.bytes.toByteArray()).isEqualTo(CONTENT);
    }

    @Test
    void a_certificate_that_nobody_trusts_is_told_at_once_with_what_to_do() {
        assertThatThrownBy(() -> download(server.put("/x", CONTENT), settings()))
                .isInstanceOf(HttpFailure.class)
                .hasMessageStartingWith("localhost: its certificate is not of an authority that this build trusts: ")
                .satisfies(failure ->
                        assertThat(((HttpFailure) failure).remedy()).contains("-Djavax.net.ssl.trustStore="));
        assertThat(sink.bytes.size()).isZero();
    }

    @Test
    void a_certificate_of_another_host_is_refused() {
        String url = server.put("/x", CONTENT).replace("localhost", "127.0.0.1");

        assertThatThrownBy(() -> download(url, trusting()))
                .isInstanceOf(HttpFailure.class)
                .hasMessageContaining("certificate");
    }

    @Test
    void nobody_is_sent_from_https_to_http() throws Exception {
        try (FileServer open = FileServer.start()) {
            String there = open.put("/x", CONTENT);
            String url = server.on("/moved", exchange -> {
                exchange.getResponseHeaders().set("Location", there);
                exchange.sendResponseHeaders(302, -1);
            });

            assertThatThrownBy(() -> download(url, trusting())).hasMessageContaining("sends from https to " + there);
            assertThat(open.asked()).isEmpty();
        }
    }

    @Test
    void a_proxy_tunnels_for_who_has_the_login() throws Exception {
        download(server.put("/x", CONTENT), trusting().by(through("joe", "s3cr3t")));

        assertThat(sink.bytes.toByteArray()).isEqualTo(CONTENT);
        assertThat(proxy.asked()).contains("CONNECT localhost:" + server.port() + " HTTP/1.1");
        assertThat(server.asked()).extracting(FileServer.Asked::authorization).containsOnlyNulls();
    }

    @Test
    void a_proxy_forwards_what_is_not_encrypted() throws Exception {
        try (FileServer open = FileServer.start()) {
            // No name of a host has an underscore, but many machines have.
            String url = open.put("/x", CONTENT).replace("localhost", "build_server");
            download(url, settings().by(through("joe", "s3cr3t")));

            assertThat(sink.bytes.toByteArray()).isEqualTo(CONTENT);
            assertThat(proxy.asked()).contains("GET " + url + " HTTP/1.1");
            assertThat(open.asked()).extracting(FileServer.Asked::authorization).containsOnlyNulls();
        }
    }

    @Test
    void a_proxy_that_does_not_take_the_login_is_told_with_what_to_do() throws Exception {
        assertProxyRefuses(server.put("/x", CONTENT));
        try (FileServer open = FileServer.start()) {
            assertProxyRefuses(open.put("/x", CONTENT));
            assertThat(open.asked()).isEmpty();
        }
        assertThat(server.asked()).isEmpty();
    }

    private void assertProxyRefuses(String url) {
        assertThatThrownBy(() -> download(url, trusting().by(through("joe", "wr0ng"))))
                .isInstanceOf(HttpFailure.class)
                .hasMessage("localhost: the proxy on the way wants a login, or another one (407)")
                .satisfies(failure -> assertThat(failure + ((HttpFailure) failure).remedy())
                        .contains("<proxy> of settings.xml")
                        .doesNotContain("wr0ng"));
    }

    @Test
    void whoever_asks_the_library_for_details_sees_no_login_and_no_token() throws Exception {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(new SimpleFormatter().formatMessage(entry) + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger logger = Logger.getLogger("org.apache.hc");
        logger.addHandler(handler);
        logger.setLevel(Level.ALL);
        try (FileServer open = FileServer.start()) {
            HttpSettings known = trusting().by(through("joe", "pr0xy"));
            for (String url : List.of(server.put("/x", CONTENT), open.put("/x", CONTENT))) {
                download(url.replace("localhost", "ann:s3cr3t@localhost") + "?key=t0ken", trusting());
                assertThatThrownBy(() -> download(url + "?key=t0ken", known)).hasMessageContaining("407");
                sink.restart();
            }
            assertThat(open.asked()).extracting(FileServer.Asked::path).containsExactly("/x?key=t0ken");
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }

        String all = String.join("\n", logged);
        String encoded = new HttpLogin.Basic("ann", "s3cr3t").authorization().substring("Basic ".length());
        assertThat(all)
                .contains("executing GET /x")
                .doesNotContain("s3cr3t")
                .doesNotContain(encoded)
                .doesNotContain("pr0xy")
                .doesNotContain("t0ken");
    }
}
