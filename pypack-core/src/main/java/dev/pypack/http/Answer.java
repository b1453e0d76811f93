package dev.pypack.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/** What a server answers; closed before its body was read, the connection is closed too. */
final class Answer implements AutoCloseable {
    /** Cheaper to read than a new connection. */
    private static final long SHORT = 1 << 14;

    private final CloseableHttpResponse response;
    private final Cancellable request;
    private boolean isRead;

    Answer(CloseableHttpResponse response, Cancellable request) {
        this.response = response;
        this.request = request;
    }

    int status() {
        return response.getCode();
    }

    @Nullable
    Header header(String name) {
        return response.getFirstHeader(name);
    }

    private @Nullable String value(String name) {
        Header header = header(name);
        return header == null ? null : header.getValue();
    }

    /** The whole file. */
    boolean isWhole() {
        return status() == HttpStatus.SC_OK;
    }

    /** The file has no byte where it was asked for one. */
    boolean isBeyondEnd() {
        return status() == HttpStatus.SC_REQUESTED_RANGE_NOT_SATISFIABLE;
    }

    /** Where the server sends to. */
    Optional<String> redirection() {
        return switch (status()) {
            case HttpStatus.SC_MOVED_PERMANENTLY,
                    HttpStatus.SC_MOVED_TEMPORARILY,
                    HttpStatus.SC_SEE_OTHER,
                    HttpStatus.SC_TEMPORARY_REDIRECT,
                    HttpStatus.SC_PERMANENT_REDIRECT -> Optional.ofNullable(value(HttpHeaders.LOCATION));
            default -> Optional.empty();
        };
    }

    /** Whether the body is the rest of the file, from the byte that was asked for. */
    boolean goesOnFrom(long first, OptionalLong size) {
        if (status() != HttpStatus.SC_PARTIAL_CONTENT) {
            return false;
        }
        return ContentRange.parse(value(HttpHeaders.CONTENT_RANGE))
                .filter(range -> range.first() == first)
                .filter(range -> size.isEmpty()
                        || range.total().isEmpty()
                        || range.total().equals(size))
                .isPresent();
    }

    /** The size of the whole file, if the server tells it. */
    OptionalLong total() {
        if (!isWhole()) {
            return ContentRange.parse(value(HttpHeaders.CONTENT_RANGE))
                    .map(ContentRange::total)
                    .orElse(OptionalLong.empty());
        }
        HttpEntity entity = response.getEntity();
        return entity == null || entity.getContentLength() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(entity.getContentLength());
    }

    /** What the server calls this version of the file, if it promises the same bytes for the same name (a strong ETag). */
    @Nullable
    String version() {
        String tag = value(HttpHeaders.ETAG);
        return tag != null && tag.startsWith("\"") ? tag : null;
    }

    /** The body has been read to its end, and so the connection can serve again. */
    void markRead() {
        isRead = true;
    }

    InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    /** The library would read the rest of the body first, however long that is and takes. */
    @Override
    public void close() throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.getContentLength() >= 0 && entity.getContentLength() <= SHORT) {
            EntityUtils.consumeQuietly(entity);
        } else if (!isRead) {
            request.cancel();
        }
        response.close();
    }
}
