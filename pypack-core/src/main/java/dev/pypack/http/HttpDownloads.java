package dev.pypack.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/**
 * Downloads over HTTP. What fails for a while is tried again, and goes on where it was cut; redirects are followed, though
 * never from {@code https} to {@code http}, and a login goes to the server that it is for and to no other. Several threads
 * may use it at a time.
 */
public final class HttpDownloads implements AutoCloseable {
    private final HttpSettings settings;
    private final CloseableHttpClient client;
    private final Map<HttpOrigin, HttpFailure> unreachable = new ConcurrentHashMap<>();
    private volatile boolean isClosed;

    private HttpDownloads(HttpSettings settings) {
        this.settings = settings;
        this.client = HttpConnections.client(settings);
    }

    /**
     * Downloads by some settings. Nothing is connected before something is asked for.
     *
     * @param settings how servers are reached
     * @return the downloads, to be closed
     */
    public static HttpDownloads by(HttpSettings settings) {
        return new HttpDownloads(settings);
    }

    /**
     * Fetches a file. A server that could not be reached once, however often it was tried, is not asked again.
     *
     * @param url of {@code http} or {@code https}; a login in it is used and not shown
     * @param size that of the file in bytes, if it is known
     * @param sink where the bytes go
     * @throws HttpFailure if it can't be had; what has come until then is in the sink
     * @throws java.io.InterruptedIOException if the thread was interrupted, or the downloads closed
     * @throws IOException if the sink threw it
     */
    public void download(String url, OptionalLong size, DownloadSink sink) throws IOException {
        URI parsed = parsed(url);
        HttpOrigin origin = HttpOrigin.of(parsed);
        HttpFailure known = unreachable.get(origin);
        if (known != null) {
            throw new HttpFailure(ShownUrl.of(url) + ": " + origin.host() + " was not reached before", "", known);
        }
        new Download(this, parsed, size, sink).run();
    }

    private static URI parsed(String url) throws HttpFailure {
        try {
            URI parsed = new URI(url.replace(" ", "%20"));
            HttpOrigin.of(parsed);
            return parsed;
        } catch (URISyntaxException | IllegalArgumentException e) {
            // The cause would show what the URL has of a login.
            throw new HttpFailure(ShownUrl.of(url) + " is no URL of http or https", "Correct it.", null);
        }
    }

    HttpSettings settings() {
        return settings;
    }

    CloseableHttpClient client() {
        return client;
    }

    void noteUnreachable(HttpOrigin origin, HttpFailure failure) {
        unreachable.put(origin, failure);
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Cuts all connections; downloads that run end with an exception. */
    @Override
    public void close() {
        isClosed = true;
        client.close(CloseMode.IMMEDIATE);
    }
}
