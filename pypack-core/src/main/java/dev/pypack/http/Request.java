package dev.pypack.http;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** One question for a file, be it asked of several servers: each sends to the next. */
final class Request {
    private static final int MOST_REDIRECTS = 10;
    private static final int TOO_EARLY = 425;

    private final HttpDownloads downloads;
    private final URI url;

    Request(HttpDownloads downloads, URI url) {
        this.downloads = downloads;
        this.url = url;
    }

    /** The whole file. */
    Answer whole() throws IOException {
        return sent(0, null);
    }

    /**
     * What is behind some byte.
     *
     * @param first its place, from 1
     * @param version what the file must still be; otherwise the server gives the whole
     */
    Answer from(long first, @Nullable String version) throws IOException {
        return sent(first, version);
    }

    private Answer sent(long first, @Nullable String version) throws IOException {
        URI at = url;
        Optional<HttpLogin> login = downloads.settings().logins().of(url);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Answer answer = sent(at, login, first, version);
            Optional<String> location = answer.redirection();
            if (location.isEmpty()) {
                return accepted(answer, at, login.isPresent());
            }
            answer.close();
            URI next = next(at, location.get());
            if (!HttpOrigin.of(next).equals(HttpOrigin.of(at))) {
                login = downloads.settings().logins().of(next);
            }
            at = next;
        }
        throw new HttpFailure(
                shown(url) + ": more than " + MOST_REDIRECTS + " redirects, the last one to " + shown(at),
                "See how " + HttpOrigin.of(url).host() + " is set up.",
                null);
    }

    private Answer sent(URI at, Optional<HttpLogin> login, long first, @Nullable String version) throws IOException {
        HttpOrigin server = HttpOrigin.of(at);
        String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
        HttpGet get = new HttpGet(URI.create(server + path));
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(HttpConnections.PATH, at.getRawQuery() == null ? path : path + "?" + at.getRawQuery());
        login.ifPresent(known -> get.setHeader(HttpHeaders.AUTHORIZATION, known.authorization()));
        // What is compressed on the way has another hash.
        get.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        if (first > 0) {
            get.setHeader(HttpHeaders.RANGE, "bytes=" + first + "-");
            if (version != null) {
                get.setHeader(HttpHeaders.IF_RANGE, version);
            }
        }
        try {
            return new Answer(
                    (CloseableHttpResponse) downloads.client().executeOpen(HttpConnections.host(server), get, context),
                    get);
        } catch (IOException e) {
            throw NetworkTrouble.of(e, server);
        }
    }

    private static URI next(URI at, String location) throws HttpFailure {
        try {
            URI next = at.resolve(location.replace(" ", "%20"));
            HttpOrigin from = HttpOrigin.of(at);
            HttpOrigin to = HttpOrigin.of(next);
            if (from.scheme().equals("https") && !to.scheme().equals("https")) {
                throw new HttpFailure(
                        shown(at) + ": " + from.host() + " sends from https to " + shown(next)
                                + ", where everybody on the way could change the file",
                        "See how " + from.host() + " is set up.",
                        null);
            }
            return next;
        } catch (IllegalArgumentException e) {
            throw new HttpFailure(
                    shown(at) + ": the server sends to " + ShownUrl.of(location) + ", which is no URL of http or https",
                    "See how " + HttpOrigin.of(at).host() + " is set up.",
                    null);
        }
    }

    /** An answer with a file, or none that helps. */
    private Answer accepted(Answer answer, URI at, boolean isAsked) throws IOException {
        int status = answer.status();
        if (answer.isWhole() || status == HttpStatus.SC_PARTIAL_CONTENT || answer.isBeyondEnd()) {
            return answer;
        }
        Header wait = answer.header(HttpHeaders.RETRY_AFTER);
        answer.close();
        if (status == HttpStatus.SC_REQUEST_TIMEOUT
                || status == TOO_EARLY
                || status == HttpStatus.SC_TOO_MANY_REQUESTS
                || status >= HttpStatus.SC_SERVER_ERROR) {
            throw TryAgain.after(
                    RetryAfter.parse(wait == null ? null : wait.getValue(), Instant.now()),
                    HttpOrigin.of(at).host() + " answers with status " + status);
        }
        throw Refusal.of(status, at, isAsked);
    }

    private static String shown(URI url) {
        return ShownUrl.of(url.toString());
    }
}
