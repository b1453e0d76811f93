package dev.pypack.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure that may be over the next time. */
final class TryAgain extends IOException {
    private static final long serialVersionUID = 1L;

    /** How long the server wants to be left alone; zero where it doesn't say. */
    private final Duration asked;

    private TryAgain(String reason, Duration asked, @Nullable Throwable cause) {
        super(reason, cause);
        this.asked = asked;
    }

    static TryAgain because(String reason, @Nullable Throwable cause) {
        return new TryAgain(reason, Duration.ZERO, cause);
    }

    static TryAgain after(Duration asked, String reason) {
        return new TryAgain(reason, asked, null);
    }

    Duration asked() {
        return asked;
    }
}
