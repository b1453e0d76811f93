package dev.pypack.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The download of one file, with all its tries. */
final class Download {
    private static final int BUFFER = 1 << 17;
    /** After so much a try has been worth while, and all begin to count anew. */
    private static final long PROGRESS = 1 << 20;

    private final HttpDownloads downloads;
    private final HttpSettings settings;
    private final URI url;
    private final OptionalLong size;
    private final DownloadSink sink;

    /** What the server calls the version of the file of which the sink has the beginning. */
    private @Nullable String version;

    Download(HttpDownloads downloads, URI url, OptionalLong size, DownloadSink sink) {
        this.downloads = downloads;
        this.settings = downloads.settings();
        this.url = url;
        this.size = size;
        this.sink = sink;
    }

    void run() throws IOException {
        int failed = 0;
        while (true) {
            long before = sink.received();
            try {
                once();
                return;
            } catch (TryAgain e) {
                failed = sink.received() - before >= PROGRESS ? 1 : failed + 1;
                requireOpen();
                if (failed >= settings.retries().tries()) {
                    throw failure(e, failed);
                }
                pause(settings.retries().pause(failed, e.asked()));
            }
        }
    }

    private void requireOpen() throws InterruptedIOException {
        if (downloads.isClosed() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the download of " + ShownUrl.of(url.toString()) + " was interrupted");
        }
    }

    private static void pause(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before another try");
        }
    }

    private HttpFailure failure(TryAgain last, int tries) {
        HttpOrigin server = HttpOrigin.of(url);
        HttpFailure failure = new HttpFailure(
                ShownUrl.of(url.toString()) + ": " + last.getMessage() + "; tried " + tries + " times",
                "See whether " + server.host() + " can be reached from this machine, directly or by a proxy, and build"
                        + " again: what has come so far is kept.",
                last);
        if (NetworkTrouble.isNoWay(last.getCause())) {
            downloads.noteUnreachable(server, failure);
        }
        return failure;
    }

    private void once() throws IOException {
        requireOpen();
        if (size.isPresent() && sink.received() > size.getAsLong()) {
            sink.restart();
        }
        if (size.isEmpty() || sink.received() < size.getAsLong() || sink.received() == 0) {
            try (Answer answer = answer()) {
                if (answer.total().isPresent()) {
                    sink.announced(answer.total().getAsLong());
                }
                receive(answer.body());
                answer.markRead();
            }
        }
        if (size.isPresent() && sink.received() < size.getAsLong()) {
            throw TryAgain.because(
                    "the server ended after " + sink.received() + " of " + size.getAsLong() + " bytes", null);
        }
    }

    /** The answer whose body belongs behind what the sink has. */
    private Answer answer() throws IOException {
        Request request = new Request(downloads, url);
        if (sink.received() > 0) {
            Answer rest = request.from(sink.received(), version);
            if (rest.goesOnFrom(sink.received(), size)) {
                return rest;
            }
            sink.restart();
            if (rest.isWhole()) {
                version = rest.version();
                return rest;
            }
            rest.close();
        }
        Answer whole = request.whole();
        version = whole.version();
        return whole;
    }

    private void receive(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        Pace pace = new Pace(settings.timeouts().stall());
        for (int length = read(body, buffer, pace); length >= 0; length = read(body, buffer, pace)) {
            sink.accept(buffer, length);
        }
    }

    private static int read(InputStream body, byte[] buffer, Pace pace) throws IOException {
        try {
            int length = body.read(buffer);
            if (length > 0) {
                pace.came(length);
            }
            return length;
        } catch (IOException e) {
            throw TryAgain.because("the file was cut: " + NetworkTrouble.inWords(e), e);
        }
    }
}
