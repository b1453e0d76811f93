package dev.pypack.http;

import static dev.pypack.http.RudeServer.field;
import static dev.pypack.http.RudeServer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDownloadsTest {
    private static final HttpTimeouts SHORT = new HttpTimeouts(
            Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(900), Duration.ofMillis(300));
    private static final Retries QUICK = new Retries(4, Duration.ofMillis(5), Duration.ofMillis(1500));
    private static final byte[] CONTENT = random(3_000_000);

    private FileServer server;
    private final MemorySink sink = new MemorySink();

    @BeforeEach
    void start() throws IOException {
        server = FileServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private void download(String url) throws IOException {
        download(url, HttpLogins.NONE);
    }

    private void download(String url, HttpLogins logins) throws IOException {
        download(url, settings().as(logins), OptionalLong.empty());
    }

    private static HttpSettings settings() {
        return HttpSettings.usual("pypack-test", 4).within(SHORT, QUICK);
    }

    private void download(String url, HttpSettings settings, OptionalLong size) throws IOException {
        try (HttpDownloads downloads = HttpDownloads.by(settings)) {
            downloads.download(url, size, sink);
        }
    }

    @Test
    void a_file_comes_whole_and_is_not_compressed_on_the_way() throws Exception {
        AtomicReference<String> encoding = new AtomicReference<>("");
        String url = server.on("/acme.whl", exchange -> {
            encoding.set(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
            FileServer.answer(exchange, CONTENT);
        });

        download(url + "#sha256=0");

        assertThat(sink.bytes.toByteArray()).isEqualTo(CONTENT);
        assertThat(sink.announced).containsExactly((long) CONTENT.length);
        assertThat(encoding.get()).isEqualTo("identity");
    }

    @Test
    void what_was_cut_goes_on_where_it_was_and_says_which_version_it_has() throws Exception {
        AtomicInteger count = new AtomicInteger();
        String url = server.on("/acme.whl", exchange -> {
            if (count.getAndIncrement() == 0) {
                exchange.getResponseHeaders().set("ETag", '"' + Integer.toHexString(Arrays.hashCode(CONTENT)) + '"');
                exchange.sendResponseHeaders(200, CONTENT.length);
                exchange.getResponseBody().write(CONTENT, 0, 1_000_000);
                exchange.getResponseBody().flush();
                throw new IOException("cut");
            }
            FileServer.answer(exchange, CONTENT);
        });

        download(url);

        assertThat(sink.bytes.toByteArray()).isEqualTo(CONTENT);
        assertThat(sink.restarts).isZero();
        FileServer.Asked second = server.asked().get(1);
        assertThat(second.range()).matches("bytes=\\d+-").isNotEqualTo("bytes=0-");
        assertThat(second.ifRange()).isEqualTo('"' + Integer.toHexString(Arrays.hashCode(CONTENT)) + '"');
    }

    @Test
    void a_file_that_became_another_one_meanwhile_begins_anew() throws Exception {
        AtomicInteger count = new AtomicInteger();
        String url = server.on("/acme.whl", exchange -> {
            if (count.getAndIncrement() == 0) {
                exchange.getResponseHeaders().set("ETag", "\"old\"");
                exchange.sendResponseHeaders(200, 2000);
                exchange.getResponseBody().write(new byte[1000]);
                throw new IOException("cut");
            }
            FileServer.answer(exchange, CONTENT);
        });

        download(url);

        assertThat(sink.bytes.toByteArray()).isEqualTo(CONTENT);
        assertThat(sink.restarts).isEqualTo(1);
    }

    @Test
    void a_server_that_knows_no_ranges_sends_all_again() throws Exception {
        try (RudeServer rude = RudeServer.start((count, head, out) -> {
            say(out, "HTTP/1.1 200 OK", "Content-Length: 10", "Connection: close");
            out.write("0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, count == 0 ? 4 : 10);
            out.flush();
        })) {
            download(rude.url("/x"));

            assertThat(sink.bytes).hasToString("0123456789");
            assertThat(sink.restarts).isEqualTo(1);
            assertThat(field(rude.asked().get(1), "Range")).isEqualTo("bytes=4-");
        }
    }

    @Test
    void a_server_that_sends_another_range_than_was_asked_for_is_not_believed() throws Exception {
        try (RudeServer rude = RudeServer.start((count, head, out) -> {
            if (count == 0) {
                say(out, "HTTP/1.1 200 OK", "Content-Length: 10");
                out.write(new byte[] {'0', '1', '2', '3'});
            } else if (!field(head, "Range").isEmpty()) {
                say(out, "HTTP/1.1 206 Partial", "Content-Length: 7", "Content-Range: bytes 3-9/10");
                out.write("3456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            } else {
                say(out, "HTTP/1.1 200 OK", "Content-Length: 10", "Connection: close");
                out.write("0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            out.flush();
        })) {
            download(rude.url("/x"));

            assertThat(sink.bytes).hasToString("0123456789");
        }
    }

    @Test
    void a_body_that_ends_early_without_saying_its_length_is_noticed_by_the_size_that_is_known() throws Exception {
        try (RudeServer rude = RudeServer.start((count, head, out) -> {
            say(out, "HTTP/1.1 200 OK", "Connection: close");
            out.write("0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, count == 0 ? 4 : 10);
            out.flush();
        })) {
            download(rude.url("/x"), settings(), OptionalLong.of(10));

            assertThat(sink.bytes).hasToString("0123456789");
        }
    }

    @Test
    void a_download_may_be_cut_as_often_as_it_gets_on() throws Exception {
        byte[] large = random(12_000_000);
        String url = server.on("/large", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int first = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + first + "-" + (large.length - 1) + "/" + large.length);
            exchange.sendResponseHeaders(first == 0 ? 200 : 206, large.length - first);
            exchange.getResponseBody().write(large, first, Math.min(1_500_000, large.length - first));
            exchange.getResponseBody().flush();
        });

        download(url, settings(), OptionalLong.of(large.length));

        assertThat(sink.bytes.toByteArray()).isEqualTo(large);
        assertThat(server.asked()).hasSizeGreaterThan(QUICK.tries());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void what_may_be_over_soon_is_tried_again(int status) throws Exception {
        AtomicInteger count = new AtomicInteger();
        String url = server.on("/acme.whl", exchange -> {
            if (count.getAndIncrement() < 2) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                FileServer.answer(exchange, CONTENT);
            }
        });

        download(url);

        assertThat(sink.bytes.toByteArray()).isEqualTo(CONTENT);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void a_server_that_names_a_time_is_left_alone_so_long_but_not_for_ever() throws Exception {
        AtomicInteger count = new AtomicInteger();
        String url = server.on("/acme.whl", exchange -> {
            switch (count.getAndIncrement()) {
                case 0 -> exchange.getResponseHeaders().set("Retry-After", "1");
                case 1 -> exchange.getResponseHeaders().set("Retry-After", "86400");
                default -> {
                    FileServer.answer(exchange, CONTENT);
                    return;
                }
            }
            exchange.sendResponseHeaders(429, -1);
        });

        long start = System.nanoTime();
        download(url);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(2400), Duration.ofSeconds(5));
    }

    @Test
    void a_time_is_seconds_or_a_date() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(7).atOffset(ZoneOffset.UTC));

        assertThat(RetryAfter.parse("12", now)).isEqualTo(Duration.ofSeconds(12));
        assertThat(RetryAfter.parse(date, now)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse(date, now.plusSeconds(60))).isZero();
        assertThat(RetryAfter.parse("soon", now)).isZero();
        assertThat(RetryAfter.parse(null, now)).isZero();
    }

    @Test
    void after_too_many_tries_it_says_why_and_what_helps() {
        String url = server.on("/acme.whl", exchange -> exchange.sendResponseHeaders(503, -1));

        assertThatThrownBy(() -> download(url + "?token=s3cr3t"))
                .isInstanceOf(HttpFailure.class)
                .hasMessage(url + "?...: localhost answers with status 503; tried 4 times");
        assertThat(server.asked()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 418})
    void what_stays_as_it_is_is_asked_once(int status) {
        String url = server.on("/acme.whl", exchange -> exchange.sendResponseHeaders(status, -1));

        assertThatThrownBy(() -> download(url))
                .isInstanceOf(HttpFailure.class)
                .hasMessageStartingWith(url + ": ")
                .hasMessageContaining(Integer.toString(status))
                .satisfies(
                        failure -> assertThat(((HttpFailure) failure).remedy()).isNotBlank());
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_server_that_does_not_answer_or_stalls_is_given_up_after_its_time() throws Exception {
        try (RudeServer silent = RudeServer.start((count, head, out) -> Thread.sleep(60_000));
                RudeServer stalling = RudeServer.start((count, head, out) -> {
                    say(out, "HTTP/1.1 200 OK", "Content-Length: 100000");
                    out.write(new byte[10]);
                    out.flush();
                    Thread.sleep(60_000);
                })) {
            assertGivenUp(silent, Duration.ofMillis(3500), Duration.ofSeconds(10));
            assertGivenUp(stalling, Duration.ofMillis(1100), Duration.ofMillis(3400));
        }
    }

    @Test
    void a_server_that_sends_in_drops_is_given_up_too() throws Exception {
        try (RudeServer dripping = RudeServer.start((count, head, out) -> {
            say(out, "HTTP/1.1 200 OK", "Content-Length: 100000");
            for (int i = 0; i < 1000; i++) {
                out.write(new byte[5]);
                out.flush();
                Thread.sleep(50);
            }
        })) {
            assertGivenUp(dripping, Duration.ofMillis(1100), Duration.ofMillis(3400));
        }
    }

    private void assertGivenUp(RudeServer rude, Duration least, Duration most) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> download(rude.url("/x")))
                .isInstanceOf(HttpFailure.class)
                .hasMessageEndingWith("tried 4 times");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(least, most);
        assertThat(rude.asked()).hasSize(4);
    }

    @Test
    void a_server_that_could_not_be_reached_is_not_tried_again_for_the_next_file() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        try (HttpDownloads downloads = HttpDownloads.by(settings())) {
            String url = "http://localhost:" + nobody + "/";
            assertThatThrownBy(() -> downloads.download(url + "a", OptionalLong.empty(), sink))
                    .hasMessageContaining("tried 4 times");
            assertThatThrownBy(() -> downloads.download(url + "b", OptionalLong.empty(), sink))
                    .hasMessage(url + "b: localhost was not reached before");
        }
    }

    @Test
    void closing_and_interrupting_end_a_download_at_once() throws Exception {
        try (RudeServer silent = RudeServer.start((count, head, out) -> Thread.sleep(60_000))) {
            HttpSettings patient = HttpSettings.usual("pypack-test", 4);
            AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("nothing was thrown"));
            Thread thread;
            try (HttpDownloads downloads = HttpDownloads.by(patient)) {
                thread = new Thread(() -> {
                    try {
                        downloads.download(silent.url("/x"), OptionalLong.empty(), sink);
                    } catch (IOException e) {
                        thrown.set(e);
                    }
                });
                thread.start();
                while (silent.asked().isEmpty()) {
                    Thread.sleep(5);
                }
            }
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
            assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);

            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> download(silent.url("/y"))).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_login_goes_to_its_server_and_to_no_other() throws Exception {
        try (FileServer other = FileServer.start()) {
            String there = other.put("/files/acme.whl", CONTENT);
            server.on("/first", exchange -> {
                exchange.getResponseHeaders().set("Location", "/second");
                exchange.sendResponseHeaders(302, -1);
            });
            server.on("/second", exchange -> {
                exchange.getResponseHeaders().set("Location", there);
                exchange.sendResponseHeaders(307, -1);
            });
            HttpLogin login = new HttpLogin.Basic("joe", "s3cr3t");

            download(
                    server.url("/first"),
                    new HttpLogins(Map.of(HttpOrigin.of(URI.create(server.url("/"))), login), Netrc.NONE));
            assertThat(server.asked())
                    .extracting(FileServer.Asked::authorization)
                    .containsExactly(login.authorization(), login.authorization());
            assertThat(other.asked())
                    .extracting(FileServer.Asked::authorization)
                    .containsOnlyNulls();

            sink.restart();
            download(server.url("/first").replace("localhost", "joe:s3cr3t@localhost"), HttpLogins.NONE);
            assertThat(server.asked().get(2).authorization()).isEqualTo(login.authorization());
            assertThat(other.asked())
                    .extracting(FileServer.Asked::authorization)
                    .containsOnlyNulls();
            assertThat(sink.bytes.size()).isEqualTo(CONTENT.length);
        }
    }

    @Test
    void a_server_behind_a_redirect_gets_the_login_that_is_for_it() throws Exception {
        try (FileServer other = FileServer.start()) {
            String there = other.put("/acme.whl", CONTENT);
            String url = server.on("/first", exchange -> {
                exchange.getResponseHeaders().set("Location", there);
                exchange.sendResponseHeaders(301, -1);
            });
            HttpLogin token = new HttpLogin.Bearer("t0ken");

            download(url, new HttpLogins(Map.of(HttpOrigin.of(URI.create(there)), token), Netrc.NONE));

            assertThat(server.asked())
                    .extracting(FileServer.Asked::authorization)
                    .containsOnlyNulls();
            assertThat(other.asked())
                    .extracting(FileServer.Asked::authorization)
                    .containsExactly("Bearer t0ken");
        }
    }

    @Test
    void logins_of_the_URL_go_before_those_that_were_given_and_these_before_netrc() {
        Netrc netrc = Netrc.parse("machine a.example login n password n1\ndefault login d password d1");
        HttpLogins logins = new HttpLogins(
                Map.of(new HttpOrigin("https", "b.example", 443), new HttpLogin.Basic("b", "b1")), netrc);

        assertThat(logins.of(URI.create("https://u%40x:p%2Fq@b.example/x")))
                .contains(new HttpLogin.Basic("u@x", "p/q"));
        assertThat(logins.of(URI.create("https://b.example/x"))).contains(new HttpLogin.Basic("b", "b1"));
        assertThat(logins.of(URI.create("https://b.example:8443/x"))).contains(new HttpLogin.Basic("d", "d1"));
        assertThat(logins.of(URI.create("http://A.example/x"))).contains(new HttpLogin.Basic("n", "n1"));
    }

    @Test
    void nothing_that_is_said_holds_a_login() {
        String url = server.on("/acme.whl", exchange -> exchange.sendResponseHeaders(401, -1))
                .replace("localhost", "joe:s3cr3t@localhost");

        assertThatThrownBy(() -> download(url + "?key=s3cr3t"))
                .hasMessageContaining("does not take the login (401)")
                .hasStackTraceContaining("401")
                .satisfies(failure -> assertThat(failure + ((HttpFailure) failure).remedy())
                        .doesNotContain("s3cr3t")
                        .doesNotContain("joe"));
        assertThatThrownBy(() -> download("ftp://joe:s3cr3t@localhost/x"))
                .hasMessage("ftp://localhost/x is no URL of http or https");
        assertThatThrownBy(() -> download("http://joe:s3cr3t@local host^/x"))
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("s3cr3t"));
        assertThat(new HttpLogin.Basic("joe", "s3cr3t").toString() + new HttpLogin.Bearer("s3cr3t"))
                .doesNotContain("s3cr3t")
                .doesNotContain("joe");
    }

    @Test
    void redirects_have_an_end() {
        String url = server.on("/round", exchange -> {
            exchange.getResponseHeaders().set("Location", "/round");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThatThrownBy(() -> download(url)).hasMessageContaining("more than 10 redirects");
        assertThat(server.asked()).hasSize(11);
    }

    @Test
    void a_redirect_leads_to_no_file_of_this_machine() {
        String url = server.on("/file", exchange -> {
            exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThatThrownBy(() -> download(url)).hasMessageContaining("which is no URL of http or https");
    }

    @Test
    void the_hosts_that_need_no_proxy_are_named_by_patterns() {
        HttpProxy proxy = new HttpProxy(new HttpOrigin("http", "proxy.example", 3128), java.util.Optional.empty());
        HttpProxies proxies = new HttpProxies(
                java.util.Optional.of(proxy),
                java.util.Optional.empty(),
                List.of("localhost", "*.Example.com", "10.*"));

        assertThat(proxies.to(new HttpOrigin("http", "pypi.example", 80))).contains(proxy);
        assertThat(proxies.to(new HttpOrigin("https", "pypi.example", 443))).isEmpty();
        assertThat(proxies.to(new HttpOrigin("http", "localhost", 80))).isEmpty();
        assertThat(proxies.to(new HttpOrigin("http", "a.example.com", 80))).isEmpty();
        assertThat(proxies.to(new HttpOrigin("http", "aexample.com", 80))).contains(proxy);
        assertThat(proxies.to(new HttpOrigin("http", "10.0.0.7", 80))).isEmpty();
    }
}
