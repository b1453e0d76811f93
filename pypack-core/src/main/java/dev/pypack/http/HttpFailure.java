package dev.pypack.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file can't be fetched. No message of it has a login. */
public final class HttpFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /** Which URL, and why. */
    private final String text;

    /** What to do. */
    private final String remedy;

    /**
     * Says what failed and what to do.
     *
     * @param message which URL, and why
     * @param remedy what to do; empty where the message says it
     * @param cause what was thrown, or null where nothing was
     */
    public HttpFailure(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.text = message;
        this.remedy = remedy;
    }

    /** Which URL, and why. */
    @Override
    public String getMessage() {
        return text;
    }

    /**
     * What to do.
     *
     * @return the next command, or what to set; empty where the message says it
     */
    public String remedy() {
        return remedy;
    }
}
